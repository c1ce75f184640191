import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import { requireInput } from '../input/input-check.ts';
import { day, either, list, object, optional, text, whole } from '../input/input-form.ts';
import { checkUid } from '../reference/swiss-uid.ts';
import { paymentCodeDiagnostic } from './payment-code-faults.ts';

/** What the payer's software may book without anybody typing it (syntax S1 of Swico, version 1.2). */
export interface SwicoBillInformation {
  invoiceNumber?: string;
  /** ISO date. */
  issueDate?: string;
  /** The payer's own reference. */
  customerReference?: string;
  /** UID of the seller, registered for VAT. */
  uid?: string;
  /** ISO date of the supply, or its first and last day. */
  supplied?: string | { from: string; to: string };
  /** VAT by rate in percent; a single rate may leave out its net amount, which is then the whole bill. */
  vat?: readonly { rate: string; netAmount?: string }[];
  /** VAT paid on import by rate in percent. */
  importVat?: readonly { rate: string; taxAmount: string }[];
  /** Percent of discount within so many days; `0` is the date of payment without discount. */
  conditions?: readonly { percent: string; days: number }[];
}

type Supplied = NonNullable<SwicoBillInformation['supplied']>;
const span = object<Exclude<Supplied, string>>({ from: day, to: day });
const inputForm = object<SwicoBillInformation>({
  invoiceNumber: optional(text),
  issueDate: optional(day),
  customerReference: optional(text),
  uid: optional(text),
  supplied: optional(either<Supplied>((value) => (typeof value === 'string' ? day : span))),
  vat: optional(list(object<{ rate: string; netAmount?: string }>({ rate: text, netAmount: optional(text) }))),
  importVat: optional(list(object<{ rate: string; taxAmount: string }>({ rate: text, taxAmount: text }))),
  conditions: optional(list(object<{ percent: string; days: number }>({ percent: text, days: whole(0, 9999) }))),
});

/**
 * The bill information of a Swiss QR-bill: `//S1/10/RE-17/11/261121/40/2:10;0:30`. How long it may be depends on the message beside it.
 * @throws DocumentError `document.input_invalid` for days and numbers of days that are none, else
 * `payment_code.bill_information_invalid` for rates, amounts, UIDs and spans that end before they begin.
 */
export function swicoBillInformation(input: SwicoBillInformation): string {
  requireInput(inputForm, input, 'input');
  const faults: Diagnostic[] = [];
  const checked = (path: string, value: string, isSound: boolean): string => {
    if (!isSound) faults.push(paymentCodeDiagnostic('bill_information_invalid', path));
    return value;
  };
  const number = (path: string, value: string) => checked(path, value, /^\d{1,9}(\.\d{1,2})?$/.test(value));
  const { supplied, uid = '' } = input;
  const fields = {
    10: escaped(input.invoiceNumber),
    11: shortDate(input.issueDate),
    20: escaped(input.customerReference),
    30: checked('uid', checkUid(uid).normalized.slice(3), uid === '' || checkUid(uid).valid),
    31: checked('supplied', suppliedOf(supplied), typeof supplied !== 'object' || supplied.from <= supplied.to),
    32: pairs(input.vat, ({ rate, netAmount }, at) => [
      number(`vat${at}.rate`, rate),
      ...(netAmount === undefined ? [] : [number(`vat${at}.netAmount`, netAmount)]),
    ]),
    33: pairs(input.importVat, ({ rate, taxAmount }, at) => [
      number(`importVat${at}.rate`, rate),
      number(`importVat${at}.taxAmount`, taxAmount),
    ]),
    40: pairs(input.conditions, ({ percent, days }, at) => [number(`conditions${at}.percent`, percent), String(days)]),
  };
  if (faults.length > 0) throw new DocumentError(faults);
  const written = Object.entries(fields).filter(([, value]) => value !== '');
  return `//S1${written.map(([tag, value]) => `/${tag}/${value}`).join('')}`;
}

function suppliedOf(supplied: SwicoBillInformation['supplied']): string {
  return typeof supplied === 'object' ? shortDate(supplied.from) + shortDate(supplied.to) : shortDate(supplied);
}

/** `2026-11-21` as `261121`. */
function shortDate(date = ''): string {
  return date.slice(2).replaceAll('-', '');
}

/** Slashes separate fields; in a text they are marked, and so is the mark. */
function escaped(written = ''): string {
  return written.trim().replace(/[/\\]/g, '\\$&');
}

function pairs<T>(all: readonly T[] = [], write: (each: T, at: string) => string[]): string {
  return all.map((each, index) => write(each, `[${index}]`).join(':')).join(';');
}
