import type { InvoiceProfile } from '../../libs/documents/src/einvoice/profile.ts';
import { validateInvoice } from '../../libs/documents/src/einvoice/validation/index.ts';
import type { Said } from './judge.ts';
import type { JudgedBy, OfficialCase } from './official-case.ts';

const profiles: Record<JudgedBy, InvoiceProfile | undefined> = {
  itself: undefined,
  en16931: 'en16931',
  xrechnung: 'xrechnung',
};

/** What our validator says of an official document. */
export function validatorUnderTest({ document, judgedBy }: OfficialCase): Said[] {
  const profile = profiles[judgedBy];
  return validateInvoice(new TextEncoder().encode(document), profile ? { profile } : {}).findings;
}
