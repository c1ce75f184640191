import type { XmlElement } from '../../xml/xml-element.ts';
import type { Found } from './check.ts';
import type { Breach, Rule } from './rule.ts';

/** Nobody reads more breaches of one rule, and a hostile file would fill the memory with them. */
export const MOST_OF_A_RULE = 100;

/** How many breaches of a rule were found, and where the last one was. */
interface Tally {
  rule: Rule;
  count: number;
  last: XmlElement;
}

/** The breaches of an invoice as they are found: the first hundred of each rule, and how many more there are. */
export class Breaches {
  readonly told: Breach[] = [];
  /** How many were found beyond those that are told. */
  omitted = 0;
  private readonly tallies = new Map<string, Tally>();
  private readonly leavesOut: ((rule: Rule) => boolean) | undefined;

  /** Breaches of rules that are left out are not even counted. */
  constructor(leavesOut?: (rule: Rule) => boolean) {
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
    if (this.leavesOut?.(rule)) return;
    const element = 'element' in found ? found.element : found;
    const tally = this.tallyOf(rule, element);
    tally.last = element;
    tally.count += 1;
    if (tally.count > MOST_OF_A_RULE) this.omitted += 1;
    else this.told.push('element' in found ? { rule, ...found } : { rule, element });
  }

  /** Takes over what others have found, behind its own. */
  append(others: Breaches): void {
    for (const { rule, ...found } of others.told) this.add(rule, found);
    for (const { rule, count, last } of others.tallies.values()) {
      const more = Math.max(0, count - MOST_OF_A_RULE);
      this.tallyOf(rule, last).count += more;
      this.omitted += more;
    }
  }

  /** Takes back the last breach of a rule of which this is true, when it turned out to be none. */
  withdraw({ id }: Rule, isNone: (breach: Breach) => boolean): void {
    const index = this.told.findLastIndex((breach) => breach.rule.id === id && isNone(breach));
    const tally = this.tallies.get(id);
    if (tally === undefined) return;
    tally.count -= 1;
    if (index >= 0) this.told.splice(index, 1);
    else this.omitted -= 1;
  }

  private tallyOf(rule: Rule, element: XmlElement): Tally {
    const known = this.tallies.get(rule.id);
    if (known) return known;
    const made = { rule, count: 0, last: element };
    this.tallies.set(rule.id, made);
    return made;
  }
}
