import type { XmlElement } from '../../xml/xml-element.ts';
import type { Syntax } from '../binding/syntax.ts';
import type { Schema } from '../structure/schema.ts';
import type { Check, CheckGroup, Family, LineCheck } from './check.ts';
import type { ReadyRules } from './judging.ts';
import { Judging } from './judging.ts';
import type { LineSummary } from './line-summary.ts';
import type { PathPlan } from './path-plan.ts';
import { plannerOf } from './path-plan.ts';
import { PathTree } from './path-tree.ts';
import { PlacedInvoice } from './placed-invoice.ts';
import type { Rule } from './rule.ts';
import type { RuleSet } from './rule-set.ts';

/** Rules made ready for one family of syntaxes; it judges any number of invoices, each in one walk. */
export class Judge implements ReadyRules {
  readonly paths: PathTree<PathPlan>;
  readonly checks: readonly Check[];
  readonly groups: readonly CheckGroup[];
  readonly lineChecks: readonly LineCheck[];
  private readonly summaries: readonly LineSummary<unknown>[];
  readonly leavesOut: ((rule: Rule) => boolean) | undefined;
  readonly ranks: ReadonlyMap<string, number>;

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
    this.summaries = ruleSets.flatMap(({ summaries }) => summaries);
    this.leavesOut = leavesOut;
    this.ranks = new Map(ruleSets.flatMap(({ rules }) => rules).map(({ id }, rank) => [id, rank]));
  }

  /** Begins to judge an invoice, however incomplete it is; `before` is what a first reading of it gave. */
  begin(root: XmlElement, syntax: Syntax, before?: PlacedInvoice): Judging {
    return new Judging(this, new PlacedInvoice(root, syntax, this.summaries, before));
  }
}
