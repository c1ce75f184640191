import type { Family } from './check.ts';
import { familyOf, ruleSetOf } from './check.ts';
import { codeRules, codeVisits } from './codes/code-visitor.ts';
import { decimalChecks, taxDecimalChecks } from './amounts/decimal-checks.ts';
import { lineChecks } from './parts/line-checks.ts';
import { partyChecks } from './parts/party-checks.ts';
import { periodChecks, taxPointChecks } from './parts/period-checks.ts';
import type { PlaceCheck } from './place-checks.ts';
import { requiredChecks } from './required/required-checks.ts';
import type { Breach, Rule, RuleSet } from './rule.ts';
import { DocumentWalk } from './document-walk.ts';
import { DocumentIndex } from './syntax/document-index.ts';
import { brokenStructure, syntaxPlaceChecks, syntaxRules, syntaxVisits } from './syntax/syntax-rules.ts';
import { taxTotalChecks } from './amounts/tax-total-checks.ts';
import { totalsChecks } from './amounts/totals-checks.ts';
import { categoryRules } from './vat/category-checks.ts';
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

const walks: Readonly<Record<Family, DocumentWalk<DocumentIndex>>> = { ubl: walkOf('ubl'), cii: walkOf('cii') };

function walkOf(family: Family): DocumentWalk<DocumentIndex> {
  return new DocumentWalk(
    placeChecks.filter((check) => check.family === family),
    [(names) => codeVisits(family, names), (names) => syntaxVisits(family, names)],
  );
}

const rules: readonly Rule[] = [
  ...comparingRules.rules,
  ...categoryRules.rules,
  ...placeChecks.map(({ rule }) => rule),
  ...codeRules,
  ...syntaxRules,
];

/**
 * The rules of EN 16931 for UBL and CII as CEN publishes them (1.3.16, April 2026): the semantic model, the code lists and
 * what the two syntaxes allow beyond the norm. Whatever looks at one place is asked in one walk through the document.
 */
export const en16931Rules: RuleSet = {
  rules: [...new Map(rules.map((rule) => [rule.id, rule])).values()],
  check: (invoice, breaches) => {
    const family = familyOf(invoice);
    const findings = { breaches, once: new Map<string, Breach>(), index: new DocumentIndex(invoice.root) };
    comparingRules.check(invoice, breaches);
    categoryRules.check(invoice, breaches);
    walks[family].through(invoice.root, findings);
    for (const { rule, ...found } of findings.once.values()) breaches.add(rule, found);
    for (const { rule, element } of brokenStructure[family](findings.index)) breaches.add(rule, element);
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
