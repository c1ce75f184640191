import type { XmlElement } from '../../xml/xml-element.ts';
import type { Found } from './check.ts';
import type { Breach, Rule } from './rule.ts';

/** Nobody reads more breaches of one rule, and a hostile file would fill the memory with them. */
const MOST_OF_A_RULE = 100;

/** The breaches of an invoice as they are found: the first hundred of each rule, and how many more there are. */
export class Breaches {
  readonly told: Breach[] = [];
  /** How many were found beyond those that are told. */
  omitted = 0;
  /** Of each rule by its id: how many were found, and where the last one was. */
  private readonly tallies = new Map<string, { count: number; last: XmlElement }>();
  private readonly leavesOut: (rule: Rule) => boolean;

  /** Breaches of rules that are left out are not even counted. */
  constructor(leavesOut: (rule: Rule) => boolean = () => false) {
    this.leavesOut = leavesOut;
  }

  /** How many were found. */
  get count(): number {
    return this.told.length + this.omitted;
  }

  /** Where a rule was found broken the last time. */
  last({ id }: Rule): XmlElement | undefined {
    return this.tallies.get(id)?.last;
  }

  add(rule: Rule, found: Found): void {
    if (this.leavesOut(rule)) return;
    const breach: Breach = 'element' in found ? { rule, ...found } : { rule, element: found };
    const tally = this.tallies.get(rule.id) ?? { count: 0, last: breach.element };
    this.tallies.set(rule.id, { count: tally.count + 1, last: breach.element });
    if (tally.count >= MOST_OF_A_RULE) this.omitted += 1;
    else this.told.push(breach);
  }
}
