import type { Diagnostic } from '../diagnostic.ts';
import { paymentCodeDiagnostic } from './payment-code-faults.ts';
import { twoDecimals } from './payment-code-text.ts';

/** What a bill over 0.00 has to say, in the languages of the guidelines. */
const notifications: ReadonlySet<string> = new Set([
  'NICHT ZUR ZAHLUNG VERWENDEN',
  'NE PAS UTILISER POUR LE PAIEMENT',
  'NON UTILIZZARE PER IL PAGAMENTO',
  'DO NOT USE FOR PAYMENT',
]);

/** The amount of a QR-bill for the code (`1949.75`, or empty) and for print (`1 949.75`). */
export function readAmount(
  amount: string | undefined,
  message: string,
): { value: string; printed: string; faults: Diagnostic[] } {
  if (amount === undefined) return { value: '', printed: '', faults: [] };
  const value = twoDecimals(amount);
  if (value === undefined)
    return { value: '', printed: '', faults: [paymentCodeDiagnostic('amount_invalid', 'amount')] };
  return {
    value,
    printed: value.replace(/\d(?=(\d{3})+\.)/g, '$& '),
    faults:
      value === '0.00' && !notifications.has(message.trim())
        ? [paymentCodeDiagnostic('notification_text', 'message')]
        : [],
  };
}
