import type { Family } from './check.ts';
import { decimalChecks, taxDecimalChecks } from './amounts/decimal-checks.ts';
import { taxTotalChecks } from './amounts/tax-total-checks.ts';
import { lineAmounts } from './amounts/fitting-totals.ts';
import { dueChecks, totalsChecks } from './amounts/totals-checks.ts';
import { codeRules, codeVisits } from './codes/code-visitor.ts';
import { itemChecks, lineChecks } from './parts/line-checks.ts';
import { partyChecks } from './parts/party-checks.ts';
import { periodChecks, taxPointChecks } from './parts/period-checks.ts';
import { requiredChecks } from './required/required-checks.ts';
import type { RuleSet } from './rule-set.ts';
import { ruleSetOf } from './rule-set.ts';
import { syntaxChecks, syntaxPlaceChecks, syntaxRules, syntaxVisits } from './syntax/syntax-rules.ts';
import { categoryGroups } from './vat/category-checks.ts';
import { lineTaxes } from './vat/line-taxes.ts';
import { rateChecks } from './vat/rate-check.ts';
import { supplyGroups } from './vat/supply-checks.ts';
import { breakdownChecks, vatGroupChecks } from './vat/vat-group-checks.ts';

const families: readonly Family[] = ['ubl', 'cii'];

/**
 * The rules of EN 16931 for UBL and CII as CEN publishes them (1.3.16, April 2026): the semantic model, the code lists and
 * what the two syntaxes allow beyond the norm.
 */
export const en16931Rules: RuleSet = ruleSetOf({
  checks: [
    ...partyChecks,
    ...taxPointChecks,
    ...totalsChecks,
    ...taxTotalChecks,
    ...dueChecks,
    ...breakdownChecks,
    ...taxDecimalChecks,
    ...syntaxChecks,
  ],
  groups: [...supplyGroups, ...categoryGroups],
  lineChecks,
  summaries: [lineAmounts, lineTaxes],
  placeChecks: [
    ...requiredChecks,
    ...itemChecks,
    ...periodChecks,
    ...decimalChecks,
    ...vatGroupChecks,
    ...rateChecks,
    ...syntaxPlaceChecks,
  ],
  visitors: families.flatMap((family) => [
    { family, visitsAt: (names) => codeVisits(family, names) },
    { family, visitsAt: (names) => syntaxVisits(family, names) },
  ]),
  others: [...codeRules, ...syntaxRules],
});
