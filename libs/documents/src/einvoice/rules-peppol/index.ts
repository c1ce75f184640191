import type { Check, Family, LineCheck } from '../rules/check.ts';
import { milder } from '../rules/check.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { ruleSetOf } from '../rules/rule-set.ts';
import { xrechnungChecks, xrechnungGroups, xrechnungLineChecks, xrechnungSummaries } from '../rules-xrechnung/index.ts';
import { allowanceChecks, allowanceLineChecks, priceChecks } from './allowance-checks.ts';
import { codeChecks, currencyRule, currencyVisits } from './code-checks.ts';
import { documentChecks } from './document-checks.ts';
import { emptyElementRule, emptyElementVisits } from './empty-elements.ts';
import { germanChecks } from './german-checks.ts';
import { identifierChecks } from './identifier-checks.ts';
import { lineChecks, subLineChecks } from './line-checks.ts';
import { networkChecks, networkLineChecks } from './network-checks.ts';

const families: readonly Family[] = ['ubl', 'cii'];

const base = {
  checks: [...documentChecks, ...allowanceChecks, ...subLineChecks] satisfies readonly Check[],
  lineChecks: [...allowanceLineChecks, ...lineChecks] satisfies readonly LineCheck[],
  placeChecks: priceChecks,
  visitors: families.map((family) => ({ family, visitsAt: emptyElementVisits(family) })),
  others: [emptyElementRule],
};

/** The rules of XRechnung with those of Peppol that it takes over, for both syntaxes; a line's amount is a warning there. */
export const xrechnungRules: RuleSet = ruleSetOf({
  ...base,
  checks: [...xrechnungChecks, ...base.checks],
  groups: xrechnungGroups,
  summaries: xrechnungSummaries,
  lineChecks: [
    ...xrechnungLineChecks,
    ...base.lineChecks.map((each) => (each.rule.id === 'PEPPOL-EN16931-R120' ? milder('warning', each) : each)),
  ],
});

/** The rules of Peppol BIS Billing 3 with the national ones for Germany; those of other countries are not among them. */
export const peppolRules: RuleSet = ruleSetOf({
  ...base,
  checks: [...base.checks, ...networkChecks, ...codeChecks, ...identifierChecks],
  lineChecks: [...base.lineChecks, ...networkLineChecks],
  groups: [germanChecks],
  summaries: xrechnungSummaries,
  visitors: [...base.visitors, { family: 'ubl', visitsAt: currencyVisits }],
  others: [...base.others, currencyRule],
});
