import { DocumentError } from '../diagnostic.ts';
import type { XmlNode } from '../xml/xml-writer.ts';
import { writeXml, xml } from '../xml/xml-writer.ts';
import type { DirectDebitVersion } from './direct-debit-check.ts';
import { checkDirectDebits } from './direct-debit-check.ts';
import {
  account,
  agent,
  groupHeader,
  instructedAmount,
  namedParty,
  party,
  paymentId,
  purpose,
  remittance,
  totals,
} from './payment-elements.ts';
import type { Debit, DebitBatch, DirectDebits, Mandate } from './payment-model.ts';
import type { PaymentStyle } from './payment-style.ts';

/**
 * Writes SEPA direct debits as pain.008.001.02 or .08; counts and sums are worked out here. An order with findings is thrown as a
 * `DocumentError` with all of them. Equal input gives equal text.
 */
export function writeDirectDebits(order: DirectDebits, version: DirectDebitVersion = '08'): string {
  const findings = checkDirectDebits(order, version);
  if (findings.length > 0) throw new DocumentError(findings);
  const style = version === '08' ? 'new' : 'old';
  const payments = order.batches.flatMap((batch) => batch.payments);
  const batches = order.batches.map((batch) => batchElement(batch, style));
  const root = xml('CstmrDrctDbtInitn', [groupHeader(order, payments), ...batches]);
  return writeXml(xml('Document', [root], { xmlns: `urn:iso:std:iso:20022:tech:xsd:pain.008.001.${version}` }));
}

function batchElement(batch: DebitBatch, style: PaymentStyle): XmlNode {
  return xml('PmtInf', [
    xml('PmtInfId', batch.id),
    xml('PmtMtd', 'DD'),
    xml('BtchBookg', batch.singleBookings ? 'false' : 'true'),
    ...totals(batch.payments),
    xml('PmtTpInf', [
      xml('SvcLvl', [xml('Cd', 'SEPA')]),
      xml('LclInstrm', [xml('Cd', batch.scheme)]),
      xml('SeqTp', batch.sequence),
    ]),
    xml('ReqdColltnDt', batch.collectionDate),
    party('Cdtr', batch.creditor),
    account('CdtrAcct', batch.account, 'EUR'),
    agent('CdtrAgt', batch.account, style),
    namedParty('UltmtCdtr', batch.ultimateCreditor),
    xml('ChrgBr', 'SLEV'),
    xml('CdtrSchmeId', [schemeId(batch.creditorId)]),
    ...batch.payments.map((payment) => debitElement(payment, style)),
  ]);
}

function debitElement(payment: Debit, style: PaymentStyle): XmlNode {
  return xml('DrctDbtTxInf', [
    paymentId(payment),
    instructedAmount(payment.amount),
    xml('DrctDbtTx', [mandateElement(payment.mandate)]),
    agent('DbtrAgt', payment.account, style),
    party('Dbtr', payment.debtor),
    account('DbtrAcct', payment.account),
    namedParty('UltmtDbtr', payment.ultimateDebtor),
    purpose(payment.purpose),
    remittance(payment),
  ]);
}

function mandateElement({ id, signedOn, amended }: Mandate): XmlNode {
  return xml('MndtRltdInf', [
    xml('MndtId', id),
    xml('DtOfSgntr', signedOn),
    amended && xml('AmdmntInd', 'true'),
    amended && xml('AmdmntInfDtls', amendment(amended)),
  ]);
}

type Amendment = NonNullable<Mandate['amended']>;

function amendment({ originalId, originalCreditor, originalAccount }: Amendment): (XmlNode | undefined)[] {
  const { name, creditorId } = originalCreditor ?? {};
  return [
    xml('OrgnlMndtId', originalId),
    xml('OrgnlCdtrSchmeId', [xml('Nm', name), creditorId === undefined ? undefined : schemeId(creditorId)]),
    formerAccount(originalAccount),
  ];
}

function formerAccount(former: Amendment['originalAccount']): XmlNode | undefined {
  if (former === 'other-bank') return xml('OrgnlDbtrAcct', [xml('Id', [xml('Othr', [xml('Id', 'SMNDA')])])]);
  return former && account('OrgnlDbtrAcct', former);
}

function schemeId(creditorId: string): XmlNode {
  const scheme = xml('SchmeNm', [xml('Prtry', 'SEPA')]);
  return xml('Id', [xml('PrvtId', [xml('Othr', [xml('Id', creditorId.replaceAll(' ', '').toUpperCase()), scheme])])]);
}
