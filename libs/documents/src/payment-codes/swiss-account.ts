import type { Diagnostic } from '../diagnostic.ts';
import { checkCreditorReference } from '../reference/creditor-reference.ts';
import { checkIban, isQrIban } from '../reference/iban.ts';
import { checkQrReference } from '../reference/qr-reference.ts';
import { paymentCodeDiagnostic } from './payment-code-faults.ts';

/** Account and reference of a QR-bill, which must fit each other: a QR-IBAN takes QR references and nothing else does. */
export function readAccount(
  account: string,
  reference: string,
): { iban: string; referenceType: 'QRR' | 'SCOR' | 'NON'; reference: string; faults: Diagnostic[] } {
  const iban = checkIban(account);
  const isQr = iban.valid && isQrIban(iban.normalized);
  const [qr, creditor] = [checkQrReference(reference), checkCreditorReference(reference)];
  const referenceType = reference.trim() === '' ? 'NON' : /^\s*RF/i.test(reference) ? 'SCOR' : 'QRR';
  const checked = { NON: { valid: true, normalized: '' }, SCOR: creditor, QRR: qr }[referenceType];
  return {
    iban: iban.normalized,
    referenceType,
    reference: checked.normalized,
    faults: [
      ...(iban.valid ? [] : [paymentCodeDiagnostic('iban_invalid', 'account', { reason: iban.reason })]),
      ...(iban.valid && !/^(CH|LI)/.test(iban.normalized) ? [paymentCodeDiagnostic('iban_country', 'account')] : []),
      ...(checked.valid ? [] : [paymentCodeDiagnostic('reference_invalid', 'reference')]),
      ...(iban.valid && isQr !== (referenceType === 'QRR')
        ? [paymentCodeDiagnostic('reference_does_not_fit_account', 'reference', { isQrIban: isQr, referenceType })]
        : []),
    ],
  };
}
