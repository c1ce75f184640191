export { en16931Rules } from './en16931-rules.ts';
export type { Breach, Rule } from './rule.ts';
export type { RuleSet } from './rule-set.ts';
