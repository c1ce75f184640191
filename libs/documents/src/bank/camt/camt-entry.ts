import { withoutUndefined } from '../../present-values.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { childOf, childrenOf, textAt } from '../../xml/xml-element.ts';
import type { BankBatch, BankEntry, BankTransaction } from '../statement-model.ts';
import { readCharges } from './camt-transaction.ts';
import {
  amountAt,
  readDate,
  readExchanges,
  readTransactionCode,
  requiredAmount,
  requiredSide,
  requiredText,
} from './camt-values.ts';

/** One `Ntry` element of any version, whose payments were read while it was still open. */
export function readEntry(entry: XmlElement, transactions: BankTransaction[]): BankEntry {
  const details = childrenOf(entry, 'NtryDtls');
  const batch = [...details, entry].map((element) => childOf(element, 'Btch')).find((element) => element !== undefined);
  return withoutUndefined({
    ...requiredAmount(entry),
    reference: textAt(entry, 'NtryRef'),
    side: requiredSide(entry),
    reversal: ['true', '1'].includes(textAt(entry, 'RvslInd') ?? ''),
    status: requiredText(entry, 'Sts/Cd', 'Sts', 'Sts/Prtry'),
    bookingDate: readDate(childOf(entry, 'BookgDt')),
    valueDate: readDate(childOf(entry, 'ValDt')),
    servicerReference: textAt(entry, 'AcctSvcrRef'),
    transactionCode: readTransactionCode(childOf(entry, 'BkTxCd')),
    batch: batch && readBatch(batch),
    instructedAmount: amountAt(entry, 'AmtDtls/InstdAmt/Amt'),
    ...readExchanges(entry),
    charges: readCharges(entry),
    transactions,
    additionalInformation: textAt(entry, 'AddtlNtryInf'),
    line: entry.line,
  });
}

function readBatch(batch: XmlElement): BankBatch {
  return withoutUndefined({
    messageId: textAt(batch, 'MsgId'),
    paymentInformationId: textAt(batch, 'PmtInfId'),
    count: textAt(batch, 'NbOfTxs'),
    total: amountAt(batch, 'TtlAmt'),
  });
}
