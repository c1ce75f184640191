import type { Diagnostic } from '../diagnostic.ts';
import { paymentCodeDiagnostic } from './payment-code-faults.ts';
import { textFaults } from './payment-code-text.ts';
import { isSwissCharacter } from './swiss-text.ts';

const MOST_TOGETHER = 140;
const MOST_SCHEMES = 2;

/** The faults of message, bill information and alternative schemes of a QR-bill. */
export function remarkFaults(remarks: {
  message?: string;
  billInformation?: string;
  alternativeSchemes?: readonly string[];
}): Diagnostic[] {
  const [message, information] = [(remarks.message ?? '').trim(), (remarks.billInformation ?? '').trim()];
  const schemes = remarks.alternativeSchemes ?? [];
  const length = Array.from(message + information).length;
  const text = { length: MOST_TOGETHER, allows: isSwissCharacter };
  return [
    ...textFaults('message', message, text),
    ...textFaults('billInformation', information, text),
    ...(message && information && length > MOST_TOGETHER
      ? [paymentCodeDiagnostic('text_too_long', 'message', { length, limit: MOST_TOGETHER, with: 'billInformation' })]
      : []),
    ...(information && !/^\/\/[A-Z0-9]{2}\//.test(information)
      ? [paymentCodeDiagnostic('bill_information_invalid', 'billInformation')]
      : []),
    ...(schemes.length > MOST_SCHEMES ? [paymentCodeDiagnostic('too_many_schemes', 'alternativeSchemes')] : []),
    ...schemes.flatMap((scheme, index) =>
      textFaults(`alternativeSchemes[${index}]`, scheme.trim(), {
        length: 100,
        required: true,
        allows: isSwissCharacter,
      }),
    ),
  ];
}
