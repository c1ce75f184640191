import { ruleSetOf } from './check.ts';
import { requiredChecks } from './required-checks.ts';
import type { RuleSet } from './rule.ts';
import { syntaxRuleSet } from './syntax/syntax-rules.ts';

const parts: readonly RuleSet[] = [ruleSetOf(requiredChecks), syntaxRuleSet];

/** All rules of EN 16931, for both syntaxes. */
export const en16931Rules: RuleSet = {
  rules: parts.flatMap(({ rules }) => rules),
  check: (invoice) => parts.flatMap((part) => part.check(invoice)),
};
