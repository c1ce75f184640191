import type { Form } from '../input/input-form.ts';
import { hundredths, list, object, optional, sentence, text, whole } from '../input/input-form.ts';
import type { PaymentTerms, Skonto } from './payment-terms.ts';

/** The form of payment terms whose decimals and whose sentence have those. */
export function paymentTermsForm(decimals: Form<string>, people: Form<string> = text): Form<PaymentTerms> {
  const step = object<Skonto>({ days: whole(0, 9999), percent: decimals, baseAmount: optional(decimals) });
  return object<PaymentTerms>({ text: optional(people), skonto: list(step) });
}

/** The form of payment terms that XRechnung takes. */
export const writableTermsForm: Form<PaymentTerms> = paymentTermsForm(hundredths, sentence);
