import type { Form } from '../../input/input-form.ts';
import { decimal, either, isObject, object, optional, text, texts, whole } from '../../input/input-form.ts';
import type { Debtor } from './debtor.ts';

const company = object<{ company: string }>({ company: text });
const unspecified = object<{ unspecified: string }>({ unspecified: text });
const person = object<{ first: string; last: string }>({ first: text, last: text });

/** The form of a customer or supplier, as far as the columns of the file do not say it. */
export const debtorForm: Form<Debtor> = object<Debtor>({
  account: text,
  name: either<Debtor['name']>((name) => {
    if (isObject(name) && 'company' in name) return company;
    return isObject(name) && 'unspecified' in name ? unspecified : person;
  }),
  vatId: optional(text),
  street: optional(text),
  addressSupplement: optional(text),
  postCode: optional(text),
  city: optional(text),
  country: optional(text),
  telephone: optional(text),
  email: optional(text),
  contact: optional(text),
  iban: optional(text),
  bic: optional(text),
  customerNumber: optional(text),
  dueDays: optional(whole(0, 999)),
  discountPercent: optional(decimal),
  paymentTerm: optional(text),
  foreignNumber: optional(text),
  otherFields: optional(texts),
});
