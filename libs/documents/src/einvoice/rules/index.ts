export { en16931Rules, rulesThatAlwaysHold } from './en16931-rules.ts';
export type { Breach, Rule } from './rule.ts';
export type { RuleSet } from './rule-set.ts';
