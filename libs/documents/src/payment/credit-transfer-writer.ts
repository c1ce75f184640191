import { DocumentError } from '../diagnostic.ts';
import type { XmlNode } from '../xml/xml-writer.ts';
import { writeXml, xml } from '../xml/xml-writer.ts';
import type { CreditTransferVersion } from './credit-transfer-check.ts';
import { checkCreditTransfers } from './credit-transfer-check.ts';
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
import type { CreditTransfers, Transfer, TransferBatch } from './payment-model.ts';
import type { PaymentStyle } from './payment-style.ts';

/**
 * Writes SEPA credit transfers as pain.001.001.03 or .09; counts and sums are worked out here. An order with findings is thrown as a
 * `DocumentError` with all of them. Equal input gives equal text.
 */
export function writeCreditTransfers(order: CreditTransfers, version: CreditTransferVersion = '09'): string {
  const findings = checkCreditTransfers(order, version);
  if (findings.length > 0) throw new DocumentError(findings);
  const style = version === '09' ? 'new' : 'old';
  const payments = order.batches.flatMap((batch) => batch.payments);
  const batches = order.batches.map((batch) => batchElement(batch, style));
  const root = xml('CstmrCdtTrfInitn', [groupHeader(order, payments), ...batches]);
  return writeXml(xml('Document', [root], { xmlns: `urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}` }));
}

function batchElement(batch: TransferBatch, style: PaymentStyle): XmlNode {
  const date = batch.executionDate;
  return xml('PmtInf', [
    xml('PmtInfId', batch.id),
    xml('PmtMtd', 'TRF'),
    xml('BtchBookg', batch.singleBookings ? 'false' : 'true'),
    ...totals(batch.payments),
    xml('PmtTpInf', [
      xml('SvcLvl', [xml('Cd', 'SEPA')]),
      batch.instant ? xml('LclInstrm', [xml('Cd', 'INST')]) : undefined,
    ]),
    xml('ReqdExctnDt', style === 'new' ? [xml('Dt', date)] : date),
    party('Dbtr', batch.debtor),
    account('DbtrAcct', batch.account, 'EUR'),
    agent('DbtrAgt', batch.account, style),
    namedParty('UltmtDbtr', batch.ultimateDebtor),
    xml('ChrgBr', 'SLEV'),
    ...batch.payments.map((payment) => transferElement(payment, style)),
  ]);
}

function transferElement(payment: Transfer, style: PaymentStyle): XmlNode {
  return xml('CdtTrfTxInf', [
    paymentId(payment),
    xml('Amt', [instructedAmount(payment.amount)]),
    payment.account.bic === undefined ? undefined : agent('CdtrAgt', payment.account, style),
    party('Cdtr', payment.creditor),
    account('CdtrAcct', payment.account),
    namedParty('UltmtCdtr', payment.ultimateCreditor),
    purpose(payment.purpose),
    remittance(payment),
  ]);
}
