import { asConstant } from '../../text-constant.ts';
import type { BankAmount, BankCharge, BankDate, ExchangeRate, Side } from '../statement-model.ts';
import { refuseText } from '../text-diagnostics.ts';
import type { Mt940Field } from './mt940-field.ts';
import { amountInText, placeOf, readAmount, readDay, readDayNear, sideOf } from './mt940-values.ts';

/** What :61: says of an entry. */
export interface StatementLine {
  valueDate: BankDate;
  bookingDate: BankDate | undefined;
  side: Side;
  /** Marked as a cancellation: RC or RD. */
  isReversal: boolean;
  /** Marked as expected in an intraday report: EC or ED. */
  isExpected: boolean;
  amount: string;
  /** Kind of booking such as `NTRF`. */
  type: string | undefined;
  reference: string | undefined;
  servicerReference: string | undefined;
  text: string | undefined;
  original: BankAmount | undefined;
  charges: BankCharge[];
  exchange: ExchangeRate | undefined;
}

/**
 * Value date, entry date (blanks in its place are allowed), mark, last letter of the currency, amount, type, and the references.
 */
const FORM = /^(\d{6})(\d{4}| {4})?([RE]?[CD])([A-Z])?(\d[\d.,]*)([A-Z][A-Z0-9]{3})?(.*)$/;

/** References that say that there is none, or that it stands in :86:. */
const none = new Set(['', 'NONREF', 'KREF+', 'EREF', 'EREF+', 'NOTPROVIDED']);

/** Reads a :61: field; its further lines are the bank's words, or original amount, rate and charges. */
export function readStatementLine(field: Mt940Field): StatementLine {
  const place = placeOf(field);
  const [head = '', ...rest] = field.lines;
  const match = FORM.exec(head);
  if (!match) return refuseText('mt940_field_syntax', place);
  const [, value = '', entry = '', mark = '', , amount = '', type, tail = ''] = match;
  const valueDate = readDay(value, place);
  const { reference, servicerReference, text } = readReferences(tail);
  const further = [text, ...rest.map((line) => line.trim())].filter((line) => line !== '').join(' ');
  return {
    valueDate,
    bookingDate: entry.trim() === '' ? undefined : readDayNear(entry, valueDate.date, place),
    side: sideOf(mark.replace('E', '')),
    isReversal: mark.startsWith('R'),
    isExpected: mark.startsWith('E'),
    amount: readAmount(amount, place),
    type: type === undefined ? undefined : asConstant(type),
    reference,
    servicerReference,
    text: further === '' || further.startsWith('/OCMT/') ? undefined : further,
    ...readSurcharge(further),
  };
}

function readReferences(tail: string): {
  reference: string | undefined;
  servicerReference: string | undefined;
  text: string;
} {
  const [own = '', bank = ''] = split(tail, '//');
  // Rabobank fills the reference up to 16 characters and writes the name of the other party behind it.
  const [reference = '', text = ''] = split(own.trimEnd(), '  ');
  return { reference: valueOf(reference), servicerReference: valueOf(bank), text: text.trim() };
}

function split(text: string, at: string): string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + at.length)];
}

function valueOf(reference: string): string | undefined {
  const written = reference.trim();
  return none.has(written.toUpperCase()) ? undefined : written;
}

const ORIGINAL = /\/OCMT\/([A-Z0-9,.]+)/;
const RATE = /\/EXCH\/(\d[\d,.]*)/;
const CHARGE = /\/CHGS\/([A-Z0-9,.]+)/;

/** `/OCMT/USD100,00//EXCH/1,0825//CHGS/EUR2,50/` */
function readSurcharge(text: string): Pick<StatementLine, 'original' | 'charges' | 'exchange'> {
  if (!text.startsWith('/')) return { original: undefined, charges: [], exchange: undefined };
  const [original, rate, charge] = [ORIGINAL, RATE, CHARGE].map((form) => form.exec(text)?.[1]);
  const charged = charge === undefined ? undefined : amountInText(charge);
  return {
    original: original === undefined ? undefined : amountInText(original),
    exchange: rate === undefined ? undefined : { rate: rate.replace(',', '.') },
    charges: charged ? [charged] : [],
  };
}
