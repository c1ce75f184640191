import { isDay } from '../../calendar-date.ts';
import { withoutUndefined } from '../../present-values.ts';
import { currencyDigits } from '../../money/currency-digits.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { childOf, childrenOf, elementAt, textAt } from '../../xml/xml-element.ts';
import type { BankAmount, BankDate, BankTransactionCode, ExchangeRate, Side } from '../statement-model.ts';
import { refuseCamt } from './camt-diagnostics.ts';

/** A time, a zone, or both. */
const BEHIND_A_DAY = /^(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?|Z|[+-]\d{2}:\d{2})?$/;

/** The text of a required child, refused at the parent's place when it is missing or empty. */
export function requiredText(element: XmlElement, ...paths: string[]): string {
  return textAt(element, ...paths) ?? refuseCamt('camt_element_missing', element, { element: paths.join(' or ') });
}

/** An amount element as it stands there: digits with a decimal point, no sign, a currency. */
function readAmount(element: XmlElement): BankAmount {
  const currency = element.attributes['Ccy'] ?? '';
  if (!/^[A-Z]{3}$/.test(currency)) refuseCamt('camt_currency_missing', element);
  const amount = element.text;
  if (/^-\d/.test(amount)) refuseCamt('camt_amount_negative', element);
  if (!isAmount(amount)) refuseCamt('camt_amount_syntax', element);
  return { amount, currency };
}

/** An amount that was or may be booked: it has no more decimals than its currency. */
export function readBookedAmount(element: XmlElement): BankAmount {
  const read = readAmount(element);
  const decimals = (read.amount.split('.')[1] ?? '').replace(/0+$/, '').length;
  const { currency } = read;
  if (decimals > currencyDigits(currency)) refuseCamt('camt_amount_decimals', element, { decimals, currency });
  return read;
}

/** Digits with a decimal point as XML Schema writes a decimal, without sign. */
export function isAmount(text: string): boolean {
  return /^(\d{1,18}(\.\d{0,17})?|\.\d{1,17})$/.test(text);
}

/** The amount at a path, if it is there; told only and not booked, such as the one before an exchange, so that it keeps its decimals. */
export function amountAt(element: XmlElement, path: string): BankAmount | undefined {
  const found = elementAt(element, path);
  return found && readAmount(found);
}

/** The booked amount at the first of these paths that is there. */
export function bookedAmountAt(element: XmlElement, ...paths: string[]): BankAmount | undefined {
  const found = paths.map((path) => elementAt(element, path)).find((one) => one !== undefined);
  return found && readBookedAmount(found);
}

/** The required amount `Amt` of an entry or a balance. */
export function requiredAmount(element: XmlElement): BankAmount {
  const amount = childOf(element, 'Amt');
  return amount ? readBookedAmount(amount) : refuseCamt('camt_element_missing', element, { element: 'Amt' });
}

const amountKinds = ['TxAmt', 'InstdAmt', 'CntrValAmt', 'AnncdPstngAmt', 'PrtryAmt'];

/** The exchanges that the amounts of an entry or a payment tell of, each of them once. */
export function readExchanges(element: XmlElement): { exchange?: ExchangeRate; furtherExchanges?: ExchangeRate[] } {
  const details = childOf(element, 'AmtDtls');
  if (!details) return {};
  const told = amountKinds
    .flatMap((kind) => childrenOf(details, kind))
    .flatMap((amount) => readExchange(childOf(amount, 'CcyXchg')) ?? []);
  const [exchange, ...furtherExchanges] = new Map(told.map((each) => [JSON.stringify(each), each])).values();
  if (!exchange) return {};
  return furtherExchanges.length === 0 ? { exchange } : { exchange, furtherExchanges };
}

function readExchange(exchange: XmlElement | undefined): ExchangeRate | undefined {
  const rate = textAt(exchange, 'XchgRate');
  if (!exchange || !rate) return undefined;
  if (!isAmount(rate)) refuseCamt('camt_amount_syntax', exchange);
  return withoutUndefined({
    rate,
    source: textAt(exchange, 'SrcCcy'),
    target: textAt(exchange, 'TrgtCcy'),
    unit: textAt(exchange, 'UnitCcy'),
    contract: textAt(exchange, 'CtrctId'),
    quotedAt: textAt(exchange, 'QtnDt'),
  });
}

/** The direction `CdtDbtInd`, if it is there; another word than CRDT or DBIT is refused. */
export function sideOf(element: XmlElement): Side | undefined {
  const indicator = childOf(element, 'CdtDbtInd');
  if (!indicator) return undefined;
  if (indicator.text === 'CRDT') return 'credit';
  return indicator.text === 'DBIT' ? 'debit' : refuseCamt('camt_indicator_missing', indicator);
}

/** The direction of an entry or a balance, which must say it. */
export function requiredSide(element: XmlElement): Side {
  return sideOf(element) ?? refuseCamt('camt_indicator_missing', element);
}

/** A date or a date with time, with a day that exists in the calendar. */
export function readDate(element: XmlElement | undefined): BankDate | undefined {
  if (!element) return undefined;
  const moment = textAt(element, 'DtTm');
  const text = moment ?? textAt(element, 'Dt') ?? element.text;
  if (!isDate(text)) refuseCamt('camt_date_invalid', element);
  return { date: text.slice(0, 10), ...(moment ? { at: moment } : {}) };
}

/** The text of a date and time, checked like a date. */
export function momentAt(element: XmlElement, path: string): string | undefined {
  const found = elementAt(element, path);
  if (!found) return undefined;
  return isDate(found.text) ? found.text : refuseCamt('camt_date_invalid', found);
}

/** The bank transaction code of an entry or a transaction; empty when there is none. */
export function readTransactionCode(element: XmlElement | undefined): BankTransactionCode {
  return withoutUndefined({
    domain: textAt(element, 'Domn/Cd'),
    family: textAt(element, 'Domn/Fmly/Cd'),
    subFamily: textAt(element, 'Domn/Fmly/SubFmlyCd'),
    proprietary: textAt(element, 'Prtry/Cd'),
    issuer: textAt(element, 'Prtry/Issr'),
  });
}

function isDate(text: string): boolean {
  return isDay(text.slice(0, 10)) && BEHIND_A_DAY.test(text.slice(10));
}
