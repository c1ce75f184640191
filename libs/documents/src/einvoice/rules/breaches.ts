import type { Found } from './check.ts';
import type { Breach, Rule } from './rule.ts';

/** Nobody reads more breaches of one rule, and a hostile file would fill the memory with them. */
const MOST_OF_A_RULE = 100;

/** The breaches of an invoice as they are found: the first hundred of each rule, and how many more there are. */
export class Breaches {
  readonly told: Breach[] = [];
  /** How many were found beyond those that are told. */
  omitted = 0;
  private readonly counts = new Map<string, number>();
  private readonly leavesOut: (rule: Rule) => boolean;

  /** Breaches of rules that are left out are not even counted. */
  constructor(leavesOut: (rule: Rule) => boolean = () => false) {
    this.leavesOut = leavesOut;
  }

  add(rule: Rule, found: Found): void {
    if (this.leavesOut(rule)) return;
    const before = this.counts.get(rule.id) ?? 0;
    this.counts.set(rule.id, before + 1);
    if (before >= MOST_OF_A_RULE) this.omitted += 1;
    else this.told.push('element' in found ? { rule, ...found } : { rule, element: found });
  }
}
