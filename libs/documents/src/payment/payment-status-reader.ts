import { isDay } from '../calendar-date.ts';
import { DocumentError } from '../diagnostic.ts';
import { withoutUndefined } from '../present-values.ts';
import { limitExceeded } from '../xml/xml-diagnostics.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { childOf, childrenOf, elementAt, textAt } from '../xml/xml-element.ts';
import type { XmlLimits } from '../xml/xml-limits.ts';
import type { XmlListener } from '../xml/xml-listener.ts';
import type { ByteSource } from '../input/byte-input.ts';
import { readXml } from '../xml/xml-reader.ts';
import type {
  BatchStatus,
  PaymentStatus,
  PaymentStatusReport,
  StatusCount,
  StatusParty,
  StatusReason,
} from './payment-status.ts';
import { refuseStatus } from './status-diagnostics.ts';

const HIGHEST = 15;

/** Batches and payments of one report, their reasons and their counts: more than a real one has, less than the memory holds. */
const MOST_TOLD = 200_000;

/**
 * Reads a pain.002 of any version from 3 on, from bytes or a stream. A file that is cut off, malformed or no pain.002 is thrown as a
 * `DocumentError` with line, column and element path, and nothing of it is returned.
 */
export async function readPaymentStatus(source: ByteSource, limits?: XmlLimits): Promise<PaymentStatusReport> {
  const listener = new StatusListener();
  await readXml(source, listener, limits);
  return listener.report();
}

/** Where what is told must stand: a payment outside of a batch would be taken for one of the next. */
const places: ReadonlyMap<string, string> = new Map([
  ['TxInfAndSts', 'OrgnlPmtInfAndSts'],
  ['OrgnlPmtInfAndSts', 'CstmrPmtStsRpt'],
  ['CstmrPmtStsRpt', 'Document'],
]);

class StatusListener implements XmlListener {
  private version = 0;
  private told = 0;
  private root: XmlElement | undefined;
  private body: XmlElement | undefined;
  private payments: PaymentStatus[] = [];
  private readonly batches: BatchStatus[] = [];

  opened(element: XmlElement): void {
    if (this.root) return;
    const match = /^urn:iso:std:iso:20022:tech:xsd:pain\.002\.(?:001|003)\.(\d{2})$/.exec(element.namespace);
    if (!match || element.name !== 'Document') return refuseStatus('status_namespace', element);
    this.version = Number(match[1]);
    if (this.version < 3 || this.version > HIGHEST)
      refuseStatus('status_version_unsupported', element, { version: match[1] });
    this.root = element;
  }

  closed(element: XmlElement): boolean {
    if (element.namespace !== this.root?.namespace) return true;
    const { name, parent } = element;
    const place = places.get(name);
    if (place !== undefined && (parent?.name !== place || (name === 'CstmrPmtStsRpt' && this.body)))
      refuseStatus('status_element_misplaced', element);
    if (name === 'TxInfAndSts') this.closePayment(element);
    else if (name === 'OrgnlPmtInfAndSts') this.closeBatch(element);
    else if (name === 'CstmrPmtStsRpt') this.body = element;
    return element.name === 'TxInfAndSts' || element.name === 'OrgnlPmtInfAndSts';
  }

  report(): PaymentStatusReport {
    const { body, root } = this;
    if (!root || !body) return refuseStatus('status_element_missing', root, { element: 'CstmrPmtStsRpt' });
    const header = childOf(body, 'GrpHdr');
    const created = childOf(header, 'CreDtTm');
    if (created && !isDay(created.text.slice(0, 10))) refuseStatus('status_value_invalid', created);
    const group = childOf(body, 'OrgnlGrpInfAndSts');
    return withoutUndefined({
      version: this.version,
      messageId: required(header ?? body, 'MsgId'),
      createdAt: required(header ?? body, 'CreDtTm'),
      original: withoutUndefined({
        messageId: required(group ?? body, 'OrgnlMsgId'),
        messageName: required(group ?? body, 'OrgnlMsgNmId'),
        count: textAt(group, 'OrgnlNbOfTxs'),
        sum: textAt(group, 'OrgnlCtrlSum'),
      }),
      status: textAt(group, 'GrpSts'),
      reasons: readReasons(group),
      counts: readCounts(group),
      batches: this.batches,
    });
  }

  private closePayment(element: XmlElement): void {
    const payment = readPayment(element);
    this.payments.push(payment);
    this.tell(1 + payment.reasons.length, element);
  }

  private tell(count: number, { line, column }: XmlElement): void {
    this.told += count;
    if (this.told > MOST_TOLD) throw new DocumentError([limitExceeded({ line, column }, 'statuses', MOST_TOLD)]);
  }

  private closeBatch(element: XmlElement): void {
    const batch = withoutUndefined({
      id: required(element, 'OrgnlPmtInfId'),
      status: textAt(element, 'PmtInfSts'),
      count: textAt(element, 'OrgnlNbOfTxs'),
      sum: textAt(element, 'OrgnlCtrlSum'),
      reasons: readReasons(element),
      counts: readCounts(element),
      payments: this.payments,
    });
    this.batches.push(batch);
    this.tell(1 + batch.reasons.length + batch.counts.length, element);
    this.payments = [];
  }
}

function required(element: XmlElement, name: string): string {
  return textAt(element, name) ?? refuseStatus('status_element_missing', element, { element: name });
}

function readPayment(element: XmlElement): PaymentStatus {
  const original = childOf(element, 'OrgnlTxRef');
  const amount = elementAt(original, 'Amt/InstdAmt');
  const currency = amount?.attributes['Ccy'];
  if (amount && !/^(\d{1,18}(\.\d{0,17})?|\.\d{1,17})$/.test(amount.text)) refuseStatus('status_value_invalid', amount);
  return withoutUndefined({
    statusId: textAt(element, 'StsId'),
    instructionId: textAt(element, 'OrgnlInstrId'),
    endToEndId: textAt(element, 'OrgnlEndToEndId'),
    uetr: textAt(element, 'OrgnlUETR'),
    status: textAt(element, 'TxSts'),
    reasons: readReasons(element),
    acceptedAt: textAt(element, 'AccptncDtTm'),
    servicerReference: textAt(element, 'AcctSvcrRef'),
    amount: amount && currency ? { amount: amount.text, currency } : undefined,
    mandateId: textAt(original, 'MndtRltdInf/MndtId', 'MndtRltdInf/DrctDbtMndt/MndtId'),
    debtor: readParty(original, 'Dbtr'),
    creditor: readParty(original, 'Cdtr'),
  });
}

function readParty(original: XmlElement | undefined, role: string): StatusParty | undefined {
  const party = withoutUndefined({
    name: textAt(original, `${role}/Pty/Nm`, `${role}/Nm`),
    iban: textAt(original, `${role}Acct/Id/IBAN`),
  });
  return Object.keys(party).length > 0 ? party : undefined;
}

function readReasons(element: XmlElement | undefined): StatusReason[] {
  return childrenOf(element, 'StsRsnInf').map((reason) =>
    withoutUndefined({
      code: textAt(reason, 'Rsn/Cd', 'Rsn/Prtry'),
      information: childrenOf(reason, 'AddtlInf').map((line) => line.text),
      originator: textAt(reason, 'Orgtr/Nm', 'Orgtr/Id/OrgId/AnyBIC', 'Orgtr/Id/OrgId/BICOrBEI'),
    }),
  );
}

function readCounts(element: XmlElement | undefined): StatusCount[] {
  return childrenOf(element, 'NbOfTxsPerSts').map((count) =>
    withoutUndefined({
      status: required(count, 'DtldSts'),
      count: required(count, 'DtldNbOfTxs'),
      sum: textAt(count, 'DtldCtrlSum'),
    }),
  );
}
