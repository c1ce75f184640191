import { withoutUndefined } from '../../present-values.ts';
import type { BankEntry, BankTransaction } from '../statement-model.ts';
import type { Mt940Field } from './mt940-field.ts';
import { readDetails } from './mt940-details.ts';
import { readStatementLine } from './statement-line.ts';
import type { TransactionCodes } from './transaction-codes.ts';

/** An entry of :61: with all that followed it: :86: once or several times, or the :NS: lines of older programs. */
export function readEntry(
  line: Mt940Field,
  details: readonly Mt940Field[],
  currency: string,
  codes: TransactionCodes,
): BankEntry {
  const head = readStatementLine(line);
  const texts = details.filter((field) => field.tag === '86').flatMap((field) => field.lines);
  const { gvc, text, isReturn, transaction } = readDetails(texts, head.side, head.isReversal, codes);
  const own = details.filter((field) => field.tag === 'NS').flatMap((field) => field.lines);
  const payment = transaction ?? (own.length > 0 ? paymentOfOwnLines(own, head.side === 'credit') : undefined);
  return withoutUndefined({
    amount: head.amount,
    currency,
    reference: head.reference,
    side: head.side,
    reversal: head.isReversal || isReturn,
    status: head.isExpected ? 'PDNG' : 'BOOK',
    bookingDate: head.bookingDate ?? { date: head.valueDate.date },
    valueDate: head.valueDate,
    servicerReference: head.servicerReference,
    transactionCode: withoutUndefined({ proprietary: head.type, gvc, text: text ?? textOfOwnLines(own) }),
    instructedAmount: head.original,
    exchange: head.exchange,
    charges: head.charges,
    transactions: payment ? [payment] : [],
    additionalInformation: head.text,
    line: line.line,
  });
}

/** :NS: lines begin with two digits: 01 to 14 purpose, 15 and 16 name of the other party, 17 words for the booking. */
function linesOf(lines: readonly string[], from: number, to: number): string[] {
  return lines
    .filter((line) => Number(line.slice(0, 2)) >= from && Number(line.slice(0, 2)) <= to)
    .map((line) => line.slice(2).trim())
    .filter((line) => line !== '');
}

function textOfOwnLines(lines: readonly string[]): string | undefined {
  return linesOf(lines, 17, 17).join(' ') || undefined;
}

function paymentOfOwnLines(lines: readonly string[], incoming: boolean): BankTransaction {
  const name = linesOf(lines, 15, 16).join(' ');
  const party = name === '' ? {} : { [incoming ? 'debtor' : 'creditor']: { name } };
  return {
    references: { proprietary: [] },
    charges: [],
    transactionCode: {},
    parties: party,
    remittance: linesOf(lines, 1, 14),
    structuredRemittance: [],
  };
}
