import type { Form } from '../../input/input-form.ts';
import { choice, day, decimal, flag, list, object, optional, text, texts } from '../../input/input-form.ts';
import type { Booking } from './booking.ts';

/** The form of a booking, as far as the columns of the file do not say it: lengths, digits and characters. */
export const bookingForm: Form<Booking> = object<Booking>({
  amount: decimal,
  side: choice('debit', 'credit'),
  currency: optional(text),
  rate: optional(decimal),
  baseAmount: optional(decimal),
  baseCurrency: optional(text),
  account: text,
  contraAccount: text,
  taxKey: optional(text),
  documentDate: day,
  documentField1: text,
  documentField2: optional(text),
  discount: optional(decimal),
  text: optional(text),
  documentLink: optional(text),
  costCentre1: optional(text),
  costCentre2: optional(text),
  euVatId: optional(text),
  euVatRate: optional(decimal),
  additional: optional(list(object<NonNullable<Booking['additional']>[number]>({ kind: text, content: text }))),
  orderNumber: optional(text),
  serviceDate: optional(day),
  taxPeriodDate: optional(day),
  dueDate: optional(day),
  reversal: optional(flag),
  otherFields: optional(texts),
});
