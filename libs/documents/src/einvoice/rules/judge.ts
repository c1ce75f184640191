import type { Schema } from '../structure/schema.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import { Breaches } from './breaches.ts';
import type { Check, CheckGroup, Family, LineCheck } from './check.ts';
import { DocumentWalk } from './document-walk.ts';
import type { PathPlan } from './path-plan.ts';
import { plannerOf } from './path-plan.ts';
import { PathTree } from './path-tree.ts';
import { PlacedInvoice } from './placed-invoice.ts';
import type { Breach, Rule } from './rule.ts';
import type { RuleSet } from './rule-set.ts';

/** What was found in an invoice. */
export interface Judgement {
  /** What the schema refuses. */
  structure: Breaches;
  /** What the rules say, in their order. */
  breaches: readonly Breach[];
  /** How many breaches of rules were left out. */
  omitted: number;
}

/** Rules made ready for one family of syntaxes; it judges any number of invoices, each in one walk. */
export class Judge {
  private readonly paths: PathTree<PathPlan>;
  private readonly checks: readonly Check[];
  private readonly groups: readonly CheckGroup[];
  private readonly lineChecks: readonly LineCheck[];
  private readonly leavesOut: ((rule: Rule) => boolean) | undefined;
  private readonly ranks: ReadonlyMap<string, number>;

  /** Rules that are left out are not asked or not told, as if they did not exist. */
  constructor(family: Family, schema: Schema, ruleSets: readonly RuleSet[], leavesOut?: (rule: Rule) => boolean) {
    const isAsked = (each: { rule: Rule; family?: Family }): boolean =>
      (each.family ?? family) === family && !leavesOut?.(each.rule);
    this.paths = new PathTree(plannerOf(family, schema, ruleSets));
    this.checks = ruleSets.flatMap(({ checks }) => checks.filter(isAsked));
    this.groups = ruleSets
      .flatMap(({ groups }) => groups)
      .map((group) => ({ ...group, checks: group.checks.filter(isAsked) }))
      .filter(({ checks }) => checks.length > 0);
    this.lineChecks = ruleSets.flatMap(({ lineChecks }) => lineChecks.filter(isAsked));
    this.leavesOut = leavesOut;
    this.ranks = new Map(ruleSets.flatMap(({ rules }) => rules).map(({ id }, rank) => [id, rank]));
  }

  /** Judges an invoice, however incomplete it is. */
  judge(source: SourceInvoice): Judgement {
    const invoice = new PlacedInvoice(source);
    const breaches = new Breaches(this.leavesOut);
    const walk = new DocumentWalk(this.paths, invoice, breaches);
    walk.through(source.root);
    ask(this.checks, invoice, breaches);
    for (const group of this.groups) if (group.isAskedOf(invoice)) ask(group.checks, invoice, breaches);
    for (const line of invoice.lines)
      for (const { rule, findIn } of this.lineChecks)
        for (const found of findIn(line, invoice)) breaches.add(rule, found);
    return { structure: walk.structure, breaches: this.inOrder(breaches.told), omitted: breaches.omitted };
  }

  private inOrder(breaches: Breach[]): Breach[] {
    const rankOf = ({ rule }: Breach): number => this.ranks.get(rule.id) ?? 0;
    return breaches.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function ask(checks: readonly Check[], invoice: PlacedInvoice, breaches: Breaches): void {
  for (const { rule, find } of checks) for (const found of find(invoice)) breaches.add(rule, found);
}
