import type { TextPlace } from '../text-diagnostics.ts';
import { refuseText } from '../text-diagnostics.ts';
import type { CsvProfile } from './csv-profile.ts';

/** Characters of an amount with all that may stand around it. */
const LONGEST = 40;

/** An amount with its sign as a decimal string: `1.234,56 €` is `1234.56`, `5,00-` is `-5.00`. */
export function readSigned(text: string, decimal: CsvProfile['decimal'], place: TextPlace): string {
  if (text.length > LONGEST) return refuseText('csv_amount_syntax', place);
  const bare = text.replace(/\s*(€|[A-Z]{3})$/, '').replace('\u2212', '-');
  const form = decimal === ',' ? GERMAN : ENGLISH;
  const match = form.exec(bare);
  if (!match) return refuseText('csv_amount_syntax', place);
  const [, front = '', whole = '', fraction, back = ''] = match;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  const value = fraction ? `${digits}.${fraction}` : digits;
  return (front === '-') !== (back === '-') && /[1-9]/.test(value) ? `-${value}` : value;
}

const GERMAN = /^([+-]?) ?(\d{1,15}|\d{1,3}(?:[. ']\d{3}){1,5})(?:,(\d{0,6}))?(-?)$/;
const ENGLISH = /^([+-]?) ?(\d{1,15}|\d{1,3}(?:[, ']\d{3}){1,5})(?:\.(\d{0,6}))?(-?)$/;

const orders = { dmy: [2, 1, 0], ymd: [0, 1, 2], mdy: [2, 0, 1] } as const;

/** A day in the order of the profile as an ISO date; it must be in the calendar. */
export function readDay(text: string, order: CsvProfile['dates'], place: TextPlace): string {
  const parts = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[ T].*)?$/.exec(text);
  if (!parts) return refuseText('csv_date_invalid', place);
  const [yearAt, monthAt, dayAt] = orders[order];
  const [written = '', month = '', day = ''] = [parts[yearAt + 1], parts[monthAt + 1], parts[dayAt + 1]];
  const year = written.length === 2 ? `20${written}` : written;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  return exists ? date : refuseText('csv_date_invalid', place);
}
