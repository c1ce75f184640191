import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import { requireInput } from '../input/input-check.ts';
import { choice, object, optional, text } from '../input/input-form.ts';
import { checkBic } from '../reference/bic.ts';
import { checkCreditorReference } from '../reference/creditor-reference.ts';
import { checkIban } from '../reference/iban.ts';
import { economicArea, sepaCountries } from '../reference/sepa-countries.ts';
import { charsetWriter, giroCodeCharsets, type GiroCodeCharset } from './giro-code-charset.ts';
import { paymentCodeDiagnostic } from './payment-code-faults.ts';
import { textFaults, twoDecimals } from './payment-code-text.ts';
import { qrMatrix, type QrMatrix } from './qr-matrix.ts';

/** A SEPA credit transfer that a banking app reads from a picture (EPC069-12). */
export interface GiroCodeInput {
  /** The payee, up to 70 characters. */
  name: string;
  iban: string;
  /** Required by version 001 and by accounts outside the European Economic Area. */
  bic?: string;
  /** Euros as a decimal string, `0.01` to `999999999.99`; without it the payer types it in. */
  amount?: string;
  /** ISO 20022 purpose, up to four letters or digits: `GDDS`. */
  purpose?: string;
  /** A structured reference of up to 35 characters; one that begins with RF must pass ISO 11649. Excludes `text`. */
  reference?: string;
  /** Free remittance text of up to 140 characters. Excludes `reference`. */
  text?: string;
  /** A hint for the payer that is not transferred, up to 70 characters. */
  information?: string;
  /** `002` unless said otherwise. */
  version?: '001' | '002';
  /** `utf-8` unless said otherwise. */
  charset?: GiroCodeCharset;
}

/** A code ready to be drawn. */
export interface GiroCode {
  /** The lines of the code, separated by line feeds, empty ones at the end left out. */
  payload: string;
  /** The payload in its character set: what the symbol holds, at most 331 bytes. */
  bytes: Uint8Array;
  /** Version 13 (69 modules) at most, error correction M; needs a quiet zone of four modules. */
  matrix: QrMatrix;
}

const inputForm = object<GiroCodeInput>({
  name: text,
  iban: text,
  bic: optional(text),
  amount: optional(text),
  purpose: optional(text),
  reference: optional(text),
  text: optional(text),
  information: optional(text),
  version: optional(choice('001', '002')),
  charset: optional(choice<GiroCodeCharset>(...giroCodeCharsets)),
});

/** What version 13 with error correction M holds, the largest symbol that EPC069-12 allows. */
const MOST_BYTES = 331;

/**
 * Makes a GiroCode. The text is written as given, blanks around it removed.
 * @throws DocumentError naming every field that EPC069-12 does not allow, `payment_code.*`, or that has another type than it should, `document.input_invalid`.
 */
export function giroCode(input: GiroCodeInput): GiroCode {
  requireInput(inputForm, input, 'input');
  const charset = charsetWriter(input.charset ?? 'utf-8');
  const version = input.version ?? '002';
  const trimmed = (value = '', length = 0, required = false) => ({
    value: value.trim(),
    rule: { length, required, allows: charset.allows },
  });
  const texts = {
    name: trimmed(input.name, 70, true),
    reference: trimmed(input.reference, 35),
    text: trimmed(input.text, 140),
    information: trimmed(input.information, 70),
  };
  const amount = input.amount === undefined ? '' : twoDecimals(input.amount);
  const [iban, bic] = [checkIban(input.iban), input.bic === undefined ? undefined : checkBic(input.bic)];
  const purpose = input.purpose ?? '';
  const faults: Diagnostic[] = [
    ...Object.entries(texts).flatMap(([path, { value, rule }]) => textFaults(path, value, rule)),
    ...accountFaults(iban, bic, version),
    ...(amount === undefined || amount === '0.00' ? [paymentCodeDiagnostic('amount_invalid', 'amount')] : []),
    ...(/^[A-Z0-9]{0,4}$/.test(purpose) ? [] : [paymentCodeDiagnostic('purpose_invalid', 'purpose')]),
    ...(texts.reference.value && texts.text.value ? [paymentCodeDiagnostic('reference_and_text', 'text')] : []),
    ...(/^RF/i.test(texts.reference.value) && !checkCreditorReference(texts.reference.value).valid
      ? [paymentCodeDiagnostic('reference_invalid', 'reference')]
      : []),
  ];
  if (faults.length > 0) throw new DocumentError(faults);
  const reference = /^RF/i.test(texts.reference.value)
    ? checkCreditorReference(texts.reference.value).normalized
    : texts.reference.value;
  const lines = [
    'BCD',
    version,
    charset.digit,
    'SCT',
    bic?.normalized ?? '',
    texts.name.value,
    iban.normalized,
    amount ? `EUR${amount}` : '',
    purpose,
    reference,
    texts.text.value,
    texts.information.value,
  ];
  const payload = lines.join('\n').trimEnd();
  const bytes = charset.encode(payload);
  if (bytes.length > MOST_BYTES)
    throw new DocumentError([
      paymentCodeDiagnostic('payload_too_long', '', { bytes: bytes.length, limit: MOST_BYTES }),
    ]);
  return { payload, bytes, matrix: qrMatrix(bytes) };
}

function accountFaults(
  iban: ReturnType<typeof checkIban>,
  bic: ReturnType<typeof checkBic> | undefined,
  version: '001' | '002',
): Diagnostic[] {
  if (!iban.valid) return [paymentCodeDiagnostic('iban_invalid', 'iban', { reason: iban.reason })];
  const country = iban.normalized.slice(0, 2);
  const needsBic = version === '001' || !economicArea.has(country);
  return [
    ...(sepaCountries.has(country) ? [] : [paymentCodeDiagnostic('iban_country', 'iban', { country })]),
    ...(bic && !bic.valid ? [paymentCodeDiagnostic('bic_invalid', 'bic')] : []),
    ...(needsBic && !bic ? [paymentCodeDiagnostic('bic_missing', 'bic')] : []),
  ];
}
