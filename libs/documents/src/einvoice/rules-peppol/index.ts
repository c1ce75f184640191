import type { Check } from '../rules/check.ts';
import { milder } from '../rules/check.ts';
import { allowanceChecks } from './allowance-checks.ts';
import { codeChecks } from './code-checks.ts';
import { documentChecks } from './document-checks.ts';
import { emptyElementsCheck } from './empty-elements-check.ts';
import { germanChecks } from './german-checks.ts';
import { identifierChecks } from './identifier-checks.ts';
import { lineChecks } from './line-checks.ts';
import { networkChecks } from './network-checks.ts';

const base: readonly Check[] = [emptyElementsCheck, ...documentChecks, ...allowanceChecks, ...lineChecks];

/** The rules of Peppol that XRechnung takes over, for both syntaxes; a line's amount is a warning there. */
export const peppolChecksOfXrechnung: readonly Check[] = base.map((each) =>
  each.rule.id === 'PEPPOL-EN16931-R120' ? milder('warning', each) : each,
);

/** The rules of Peppol BIS Billing 3 with the national ones for Germany; those of other countries are not among them. */
export const peppolChecks: readonly Check[] = [
  ...base,
  ...networkChecks,
  ...codeChecks,
  ...identifierChecks,
  ...germanChecks,
];
