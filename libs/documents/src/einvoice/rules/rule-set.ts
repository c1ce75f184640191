import type { Check, CheckGroup, Family, LineCheck } from './check.ts';
import type { LineSummary } from './line-summary.ts';
import type { PlaceCheck } from './place-checks.ts';
import type { Rule } from './rule.ts';
import type { Visitors } from './visit.ts';

/** Rules that are published together, by what they look at. */
export interface RuleSet {
  /** Every rule that can be found broken, once each, in the order in which they are told. */
  rules: readonly Rule[];
  /** Asked of the whole invoice, when it has been walked through. */
  checks: readonly Check[];
  /** The same, of some invoices only. */
  groups: readonly CheckGroup[];
  /** Asked of each line, when it has been walked through. */
  lineChecks: readonly LineCheck[];
  /** What the first two remember of lines. */
  summaries: readonly LineSummary<unknown>[];
  /** Asked of each element at a place, while the document is walked through. */
  placeChecks: readonly PlaceCheck[];
  /** What else looks at elements on the way. */
  visitors: readonly { family: Family; visitsAt: Visitors }[];
}

/** The rule set of these parts; `others` are the rules of visitors, which do not say theirs. */
export function ruleSetOf(parts: Partial<Omit<RuleSet, 'rules'>> & { others?: readonly Rule[] }): RuleSet {
  const {
    checks = [],
    groups = [],
    lineChecks = [],
    summaries = [],
    placeChecks = [],
    visitors = [],
    others = [],
  } = parts;
  const ofGroups = groups.flatMap((group) => group.checks);
  const all = [...checks, ...ofGroups, ...lineChecks, ...placeChecks].map(({ rule }) => rule);
  const rules = [...new Map([...all, ...others].map((rule) => [rule.id, rule])).values()];
  return { rules, checks, groups, lineChecks, summaries, placeChecks, visitors };
}
