import { familyOf, ruleSetOf } from './check.ts';
import { checkCodes, codeRules } from './codes/code-visitor.ts';
import { decimalChecks, taxDecimalChecks } from './amounts/decimal-checks.ts';
import { lineChecks } from './parts/line-checks.ts';
import { partyChecks } from './parts/party-checks.ts';
import { periodChecks, taxPointChecks } from './parts/period-checks.ts';
import type { PlaceCheck } from './place-checks.ts';
import { PlaceVisitor } from './place-checks.ts';
import { requiredChecks } from './required/required-checks.ts';
import type { Breach, Rule, RuleSet } from './rule.ts';
import { walk } from './document-walk.ts';
import { syntaxPlaceChecks, syntaxRules } from './syntax/syntax-rules.ts';
import { taxTotalChecks } from './amounts/tax-total-checks.ts';
import { totalsChecks } from './amounts/totals-checks.ts';
import { categoryChecks } from './vat/category-checks.ts';
import { rateChecks } from './vat/rate-check.ts';
import { supplyChecks } from './vat/supply-checks.ts';
import { breakdownChecks, vatGroupChecks } from './vat/vat-group-checks.ts';

/** Rules that compare places with each other. */
const comparingRules = ruleSetOf([
  ...partyChecks,
  ...taxPointChecks,
  ...totalsChecks,
  ...taxTotalChecks,
  ...breakdownChecks,
  ...categoryChecks,
  ...supplyChecks,
  ...taxDecimalChecks,
]);

/** Rules that look at one place. */
const placeChecks: readonly PlaceCheck[] = [
  ...requiredChecks,
  ...lineChecks,
  ...periodChecks,
  ...decimalChecks,
  ...vatGroupChecks,
  ...rateChecks,
  ...syntaxPlaceChecks,
];

const visitors = {
  ubl: new PlaceVisitor(placeChecks.filter(({ family }) => family === 'ubl')),
  cii: new PlaceVisitor(placeChecks.filter(({ family }) => family === 'cii')),
};

const rules: readonly Rule[] = [
  ...comparingRules.rules,
  ...placeChecks.map(({ rule }) => rule),
  ...codeRules,
  ...syntaxRules.rules,
];

/**
 * The rules of EN 16931 for UBL and CII as CEN publishes them (1.3.16, April 2026): the semantic model, the code lists and
 * what the two syntaxes allow beyond the norm. Whatever looks at one place is asked in one walk through the document.
 */
export const en16931Rules: RuleSet = {
  rules: [...new Map(rules.map((rule) => [rule.id, rule])).values()],
  check: (invoice) => {
    const family = familyOf(invoice);
    const breaches: Breach[] = comparingRules.check(invoice);
    const syntax = syntaxRules.start(family, invoice.root);
    walk(invoice.root, (element, ancestors) => {
      visitors[family].visit(element, ancestors, breaches);
      checkCodes(family, element, ancestors, breaches);
      syntax.visit(element, ancestors);
    });
    breaches.push(...syntax.breaches());
    return breaches;
  },
};

/**
 * Official rules that no document can break, and why: the first four ask whether a text means the same as a code, which is
 * published as always true; the others stand behind a rule that takes the same element first. BR-CO-25 (a due date or terms of
 * payment) is no longer published.
 */
export const rulesThatAlwaysHold: readonly string[] = [
  'BR-CO-05',
  'BR-CO-06',
  'BR-CO-07',
  'BR-CO-08',
  'CII-DT-010',
  'CII-DT-011',
  'CII-DT-012',
];
