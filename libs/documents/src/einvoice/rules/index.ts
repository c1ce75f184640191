export { en16931Rules } from './en16931-rules.ts';
export type { Breach, Rule, RuleSet } from './rule.ts';
