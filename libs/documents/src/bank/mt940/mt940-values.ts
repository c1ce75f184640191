import { checkIban } from '../../reference/iban.ts';
import { asConstant } from '../../text-constant.ts';
import type { BankAccount, BankAmount, BankBalance, BankDate, Side } from '../statement-model.ts';
import { refuseText } from '../text-diagnostics.ts';
import type { TextPlace } from '../text-diagnostics.ts';
import type { Mt940Field } from './mt940-field.ts';

/** Where a field stands. */
export function placeOf(field: Mt940Field): TextPlace {
  return { line: field.line, path: `:${field.tag}:` };
}

/** Digits with a decimal comma as a decimal string: `000000000025,00` is `25.00`, `500,` is `500`. */
export function readAmount(text: string, place: TextPlace): string {
  const match = /^(\d{1,18})(?:,(\d{0,17}))?$/.exec(text.trim());
  if (!match) return refuseText('mt940_amount_syntax', place);
  const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '');
  return match[2] ? `${whole}.${match[2]}` : whole;
}

/** YYMMDD; the years 80 to 99 are those of the last century. Banks count 30 days in February: that day becomes the last one. */
export function readDay(text: string, place: TextPlace): BankDate {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!match) return refuseText('mt940_date_invalid', place);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return dayOf(year < 80 ? 2000 + year : 1900 + year, month, day, text, place);
}

/** MMDD of the year in which it is nearest to another day: 0102 beside 31 December is January of the next year. */
export function readDayNear(text: string, near: string, place: TextPlace): BankDate {
  const [month, day] = [Number(text.slice(0, 2)), Number(text.slice(2, 4))];
  const [nearYear, nearMonth] = [Number(near.slice(0, 4)), Number(near.slice(5, 7))];
  const year = nearYear + (month - nearMonth > 6 ? -1 : nearMonth - month > 6 ? 1 : 0);
  return dayOf(year, month, day, text, place);
}

function dayOf(year: number, month: number, day: number, text: string, place: TextPlace): BankDate {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const isMonth = month >= 1 && month <= 12;
  if (!isMonth || day < 1 || (day > last && !(month === 2 && day === 30)))
    return refuseText('mt940_date_invalid', place);
  // Thousands of entries have the same few days, which one text each would make a fifth of what an entry takes.
  const date = (of: number): string => asConstant(`${year}-${two(month)}-${two(of)}`);
  return day > last ? { date: date(last), written: text } : { date: date(day) };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** YYMMDDHHMM with or without an offset as an ISO date and time. */
export function readMoment(text: string, place: TextPlace): string {
  const match = /^(\d{6})(\d{2})(\d{2})([+-]\d{2})?(\d{2})?$/.exec(text.trim());
  if (!match) return refuseText('mt940_field_syntax', place);
  const offset = match[4] ? `${match[4]}:${match[5] ?? '00'}` : '';
  return `${readDay(match[1] ?? '', place).date}T${match[2]}:${match[3]}:00${offset}`;
}

const balanceTypes: Readonly<Record<string, string>> = { '60': 'OPBD', '62': 'CLBD', '64': 'CLAV', '65': 'FWAV' };

/** A balance of :60F:, :62F: and the like; some banks leave out the currency, then the one before holds. */
export function readBalance(field: Mt940Field, currency: string | undefined): BankBalance {
  const place = placeOf(field);
  const match = /^([CD])(\d{6})([A-Z]{3})?([\d.,]+)\s*$/.exec(field.lines.join('').trim());
  if (!match) return refuseText('mt940_field_syntax', place);
  const interim = field.tag.endsWith('M');
  return {
    type: balanceTypes[field.tag.slice(0, 2)] ?? '',
    amount: readAmount(match[4] ?? '', place),
    currency: match[3] ?? currency ?? 'XXX',
    side: sideOf(match[1] ?? ''),
    date: readDay(match[2] ?? '', place).date,
    ...(interim ? { interim } : {}),
  };
}

/** C and RD bring money, D and RC take it. */
export function sideOf(mark: string): Side {
  return mark === 'C' || mark === 'RD' ? 'credit' : 'debit';
}

/** The account of :25:, with or without bank code, BIC and currency; an IBAN is one only if it passes its check. */
export function readAccount(text: string): BankAccount {
  const written = text.trim();
  const parts = /^(?:([A-Z0-9]+)\/)?(.*?)(?:\/?([A-Z]{3}))?$/.exec(written);
  const [bank, number, currency] = [parts?.[1], parts?.[2] ?? '', parts?.[3]];
  const account: BankAccount = {};
  if (checkIban(number).valid) account.iban = checkIban(number).normalized;
  else account.other = bank === undefined ? number : `${bank}/${number}`;
  if (currency) account.currency = currency;
  if (bank && isBic(bank)) account.bankBic = bank;
  return account;
}

/** The form of a BIC: four letters or digits of the bank, two letters of the country, two or five more. */
export function isBic(text: string): boolean {
  return /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text);
}

/** An amount with its currency before or behind it, as tags inside of texts write it: `EUR12,34`, `12,34 EUR`. */
export function amountInText(text: string): BankAmount | undefined {
  const match = /^\s*([A-Z]{3})?\s*(\d{1,15})(?:[.,](\d{0,5}))?\s*([A-Z]{3})?/.exec(text);
  const currency = match?.[1] ?? match?.[4];
  if (!match || currency === undefined) return undefined;
  return { amount: match[3] ? `${match[2]}.${match[3]}` : (match[2] ?? ''), currency };
}
