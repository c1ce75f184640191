import type { XmlElement } from '../xml/xml-element.ts';
import { childOf, childrenOf, textAt } from '../xml/xml-element.ts';
import type { BankBatch, BankEntry } from './statement-model.ts';
import { readCharges, readTransaction } from './camt-transaction.ts';
import {
  amountAt,
  readDate,
  readTransactionCode,
  requiredAmount,
  requiredSide,
  requiredText,
  withoutUndefined,
} from './camt-values.ts';

/** One `Ntry` element of any version. */
export function readEntry(entry: XmlElement): BankEntry {
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
    charges: readCharges(entry),
    transactions: [...details, entry].flatMap((element) => childrenOf(element, 'TxDtls')).map(readTransaction),
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
