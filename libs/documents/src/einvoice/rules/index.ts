export { en16931Rules, rulesThatAlwaysHold } from './en16931-rules.ts';
export type { Breach, Rule, RuleSet } from './rule.ts';
