import { checkCodes, codeRules } from './code-visitor.ts';
import { familyOf, ruleSetOf } from './check.ts';
import { decimalChecks } from './decimal-checks.ts';
import { lineChecks } from './line-checks.ts';
import { partyChecks } from './party-checks.ts';
import { periodChecks } from './period-checks.ts';
import { requiredChecks } from './required-checks.ts';
import type { Breach, Rule, RuleSet } from './rule.ts';
import { syntaxRules } from './syntax/syntax-rules.ts';
import { walk } from './syntax/document-index.ts';
import { taxTotalChecks } from './tax-total-checks.ts';
import { totalsChecks } from './totals-checks.ts';
import { categoryChecks } from './vat/category-checks.ts';
import { rateCheck } from './vat/rate-check.ts';
import { supplyChecks } from './vat/supply-checks.ts';
import { vatGroupChecks } from './vat-group-checks.ts';

const semanticRules = ruleSetOf([
  ...requiredChecks,
  ...lineChecks,
  ...periodChecks,
  ...partyChecks,
  ...totalsChecks,
  ...taxTotalChecks,
  ...vatGroupChecks,
  rateCheck,
  ...categoryChecks,
  ...supplyChecks,
  ...decimalChecks,
]);

const rules: readonly Rule[] = [
  ...new Map([...semanticRules.rules, ...codeRules, ...syntaxRules.rules].map((rule) => [rule.id, rule])).values(),
];

/**
 * The rules of EN 16931 for UBL and CII as CEN publishes them (1.3.16, April 2026): the semantic model, the code lists and
 * what the two syntaxes allow beyond the norm. Codes and syntax are looked at in one walk through the document.
 */
export const en16931Rules: RuleSet = {
  rules,
  check: (invoice) => {
    const family = familyOf(invoice);
    const breaches: Breach[] = semanticRules.check(invoice);
    const syntax = syntaxRules.start(family, invoice.root);
    walk(invoice.root, (element, ancestors) => {
      checkCodes(family, element, ancestors, breaches);
      syntax.visit(element, ancestors);
    });
    breaches.push(...syntax.breaches());
    return breaches;
  },
};
