import { DocumentError } from '../diagnostic.ts';
import { requireInput } from '../input/input-check.ts';
import { choice, list, object, optional, text } from '../input/input-form.ts';
import { formatCreditorReference } from '../reference/creditor-reference.ts';
import { formatIban } from '../reference/iban.ts';
import { formatQrReference } from '../reference/qr-reference.ts';
import { qrMatrix, type QrMatrix } from './qr-matrix.ts';
import { paymentCodeDiagnostic } from './payment-code-faults.ts';
import { readAccount } from './swiss-account.ts';
import { addressFaults, addressLines, swissAddressForm, type SwissAddress } from './swiss-address.ts';
import { readAmount } from './swiss-amount.ts';
import { remarkFaults } from './swiss-remarks.ts';

/** What the payment part of a Swiss QR-bill says (SIX implementation guidelines 2.3, structured addresses only). */
export interface SwissQrBillInput {
  /** IBAN or QR-IBAN of an account in Switzerland or Liechtenstein. */
  account: string;
  creditor: SwissAddress;
  currency: 'CHF' | 'EUR';
  /** Decimal string, `0.01` to `999999999.99`; without it the payer fills it in; `0.00` makes a notification with its prescribed message. */
  amount?: string;
  debtor?: SwissAddress;
  /** A QR reference with a QR-IBAN, an ISO 11649 reference or none with any other IBAN. */
  reference?: string;
  /** Free text, with `billInformation` up to 140 characters. */
  message?: string;
  /** Coded for the payer's software, begins with `//`: see `swicoBillInformation`. */
  billInformation?: string;
  /** At most two, each up to 100 characters. */
  alternativeSchemes?: readonly string[];
}

/** A payment part ready to be drawn. */
export interface SwissQrBill {
  /** The lines of the code, separated by line feeds. */
  payload: string;
  /** Up to version 25, error correction M; drawn 46 mm wide with the Swiss cross of 7 mm in its middle. */
  matrix: QrMatrix;
  referenceType: 'QRR' | 'SCOR' | 'NON';
  /** How account, reference and amount are written beside the code. */
  printed: { account: string; reference?: string; amount?: string };
}

const inputForm = object<SwissQrBillInput>({
  account: text,
  creditor: swissAddressForm,
  currency: choice('CHF', 'EUR'),
  amount: optional(text),
  debtor: optional(swissAddressForm),
  reference: optional(text),
  message: optional(text),
  billInformation: optional(text),
  alternativeSchemes: optional(list(text)),
});

/** What version 25 with error correction M holds, the largest symbol that the guidelines allow. */
const MOST_BYTES = 997;

const NO_ADDRESS = ['', '', '', '', '', '', ''];

/**
 * Makes the Swiss QR code of a payment part. Texts are written as given, blanks around them removed.
 * @throws DocumentError naming every field that the guidelines do not allow, `payment_code.*`, or that has another type than it should, `document.input_invalid`.
 */
export function swissQrBill(input: SwissQrBillInput): SwissQrBill {
  requireInput(inputForm, input, 'input');
  const account = readAccount(input.account, input.reference ?? '');
  const amount = readAmount(input.amount, input.message ?? '');
  const faults = [
    ...account.faults,
    ...addressFaults('creditor', input.creditor),
    ...amount.faults,
    ...(input.debtor ? addressFaults('debtor', input.debtor) : []),
    ...remarkFaults(input),
  ];
  if (faults.length > 0) throw new DocumentError(faults);
  const payload = [
    'SPC',
    '0200',
    '1',
    account.iban,
    ...addressLines(input.creditor),
    // The ultimate creditor is reserved for later use and must be empty.
    ...NO_ADDRESS,
    amount.value,
    input.currency,
    ...(input.debtor ? addressLines(input.debtor) : NO_ADDRESS),
    account.referenceType,
    account.reference,
    (input.message ?? '').trim(),
    'EPD',
    (input.billInformation ?? '').trim(),
    ...(input.alternativeSchemes ?? []).map((scheme) => scheme.trim()),
  ]
    .join('\n')
    .trimEnd();
  const bytes = new TextEncoder().encode(payload);
  if (bytes.length > MOST_BYTES)
    throw new DocumentError([
      paymentCodeDiagnostic('payload_too_long', '', { bytes: bytes.length, limit: MOST_BYTES }),
    ]);
  return {
    payload,
    matrix: qrMatrix(bytes),
    referenceType: account.referenceType,
    printed: {
      account: formatIban(account.iban),
      ...(account.referenceType === 'QRR' ? { reference: formatQrReference(account.reference) } : {}),
      ...(account.referenceType === 'SCOR' ? { reference: formatCreditorReference(account.reference) } : {}),
      ...(amount.value ? { amount: amount.printed } : {}),
    },
  };
}
