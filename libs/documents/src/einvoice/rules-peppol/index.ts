import type { Check } from '../rules/check.ts';
import { milder } from '../rules/check.ts';
import { allowanceChecks } from './allowance-checks.ts';
import { documentChecks } from './document-checks.ts';
import { emptyElementsCheck } from './empty-elements-check.ts';
import { lineChecks } from './line-checks.ts';

/** The rules of Peppol that XRechnung takes over, for both syntaxes; a line's amount is a warning there. */
export const peppolChecksOfXrechnung: readonly Check[] = [
  emptyElementsCheck,
  ...documentChecks,
  ...allowanceChecks,
  ...lineChecks.map((each) => (each.rule.id === 'PEPPOL-EN16931-R120' ? milder('warning', each) : each)),
];
