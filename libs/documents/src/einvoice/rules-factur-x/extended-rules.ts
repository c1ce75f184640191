import type { Rule } from '../rules/rule.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { ruleSetOf } from '../rules/rule-set.ts';
import { extendedLines } from './extended-lines.ts';
import { extendedParts } from './extended-parts.ts';
import { extendedTotals } from './extended-totals.ts';
import { extendedVat } from './extended-vat.ts';

/** Rules that the profile EXTENDED sets instead of some of EN 16931. */
export const extendedRules: RuleSet = ruleSetOf({
  checks: [...extendedLines, ...extendedParts, ...extendedTotals, ...extendedVat],
});

/** Of what the norm allows of CII, EXTENDED keeps these rules; its own schema says the rest. */
const KEPT = new Set(['CII-SR-463', 'CII-SR-464', 'CII-SR-465', 'CII-SR-466']);

/** Rules of EN 16931 that EXTENDED leaves out or sets anew: those that count every line, and forbid what it adds. */
const REPLACED =
  /^BR-(?:2[2346]|27|38|44|54|CO-(?:04|1[0-3]|1[5-7]|22|24)|(?:S|Z|E|AE|IC|G|O|AF|AG)-(?:01|08)|S-09|A[FG]-10)$/;

/** True for a rule of EN 16931 that an invoice of EXTENDED is not asked. */
export function isReplaced({ id }: Rule): boolean {
  return id.startsWith('CII-') ? !KEPT.has(id) : REPLACED.test(id);
}
