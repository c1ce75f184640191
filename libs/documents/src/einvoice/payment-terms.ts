import { requireInput } from '../input/input-check.ts';
import { writableTermsForm } from './payment-terms-form.ts';

/** What was agreed about paying, BT-20. */
export interface PaymentTerms {
  /** A sentence for people; none of its lines may begin with `#`. */
  text?: string;
  /** Skonto steps, soonest first. */
  skonto: Skonto[];
}

/** A reduction for paying early. */
export interface Skonto {
  /** Days after the invoice date within which the payment must arrive. */
  days: number;
  /** Percent with at most two decimals: `2`, `2.50`. */
  percent: string;
  /** The amount that the percentage is taken from, where it is not the amount due. */
  baseAmount?: string;
}

/**
 * The payment terms as one text: the sentence, then one line for each Skonto step in the form that XRechnung prescribes
 * (rule BR-DE-18), each of them ended by a line break, the last one too.
 * @throws DocumentError `document.input_invalid` for what does not have that form, more than two decimals for example.
 */
export function writePaymentTerms(terms: PaymentTerms): string {
  requireInput(writableTermsForm, terms, 'terms');
  return paymentTermsText(terms);
}

/** The same of terms whose values others judge. */
export function paymentTermsText(terms: PaymentTerms): string {
  const text = terms.text ? [terms.text.trimEnd()] : [];
  const lines = [...text, ...terms.skonto.map(skontoLine)];
  return terms.skonto.length > 0 ? `${lines.join('\n')}\n` : lines.join('\n');
}

/**
 * The payment terms that a text says: its Skonto lines in the prescribed form, and whatever else it says as the sentence, in
 * which a Skonto line in any other form stays what it is.
 */
export function readPaymentTerms(text: string): PaymentTerms {
  const skonto: Skonto[] = [];
  const lines = text.split('\n').filter((line) => {
    const step = /^[ \t]*#SKONTO#TAGE=(\d{1,4})#PROZENT=(\d+\.\d{2})#(?:BASISBETRAG=(-?\d+\.\d{2})#)?[ \t]*$/.exec(
      line,
    );
    const [, days, percent, baseAmount] = step ?? [];
    if (days === undefined || percent === undefined) return true;
    skonto.push({ days: Number(days), percent, ...(baseAmount === undefined ? {} : { baseAmount }) });
    return false;
  });
  const sentence = lines.join('\n').trim();
  return { ...(sentence === '' ? {} : { text: sentence }), skonto };
}

function skontoLine(skonto: Skonto): string {
  const base = skonto.baseAmount === undefined ? '' : `BASISBETRAG=${twoDecimals(skonto.baseAmount)}#`;
  return `#SKONTO#TAGE=${skonto.days}#PROZENT=${twoDecimals(skonto.percent)}#${base}`;
}

// Pads only: rounding here would change what was agreed, and a third decimal is found by the checks.
function twoDecimals(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}
