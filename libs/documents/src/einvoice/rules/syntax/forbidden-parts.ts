import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Breach, Rule } from '../rule.ts';

/**
 * Elements and attributes that a rule set does not allow, by the path of their parent: `'138 CustomerAssignedAccountID'`
 * is the number of the rule and the name, or a short path such as `CalculationPercent/@format`.
 */
export type ForbiddenParts = Readonly<Record<string, string>>;

/** A rule that wants nothing at a path: `PaymentTerms/ID`, anywhere below `//`, or an attribute after `/@`. */
export interface ForbiddenPath {
  rule: Rule;
  path: string;
}

interface Pattern {
  rule: Rule;
  /** Names above the element and its parent, from the nearest one upwards. */
  above: readonly string[];
  anywhere: boolean;
  attribute: string | undefined;
}

/** The patterns for elements of one name: by the name of their parent, and those that ask for no parent. */
interface Patterns {
  byParent: Map<string, Pattern[]>;
  anywhere: Pattern[];
}

/** The paths of a table, each below a prefix such as `SupplyChainTradeTransaction/`. */
export function forbiddenPaths(
  parts: ForbiddenParts,
  prefix: string,
  rule: (number: string, path: string) => Rule,
): ForbiddenPath[] {
  return Object.entries(parts).flatMap(([parent, list]) =>
    list.split(', ').map((entry) => {
      const [number = '', name = ''] = entry.split(' ');
      const path = [prefix, parent, name].filter((part) => part !== '').join('/');
      return { rule: rule(number, path), path };
    }),
  );
}

/** Finds what stands at forbidden paths while a document is walked; each rule is said once, at the first such place. */
export class ForbiddenPathFinder {
  private readonly patterns = new Map<string, Patterns>();

  constructor(paths: readonly ForbiddenPath[]) {
    for (const path of paths) this.add(path);
  }

  /** Looks at one element; `ancestors` are those above it from the root on. */
  look(element: XmlElement, ancestors: readonly XmlElement[], found: Map<string, Breach>): void {
    const patterns = this.patterns.get(element.name);
    if (patterns === undefined) return;
    const parent = ancestors.at(-1);
    if (parent === undefined) return;
    const below = patterns.byParent.get(ancestors.length === 1 ? root : parent.name);
    if (below !== undefined) this.compare(below, element, ancestors, found);
    if (patterns.anywhere.length > 0) this.compare(patterns.anywhere, element, ancestors, found);
  }

  private compare(
    patterns: readonly Pattern[],
    element: XmlElement,
    ancestors: readonly XmlElement[],
    found: Map<string, Breach>,
  ): void {
    for (const { rule, above, anywhere, attribute } of patterns) {
      if (found.has(rule.id) || !matches(above, anywhere, ancestors)) continue;
      if (attribute === undefined) found.set(rule.id, { rule, element });
      else if (Object.hasOwn(element.attributes, attribute)) found.set(rule.id, { rule, element, attribute });
    }
  }

  private add({ rule, path }: ForbiddenPath): void {
    const anywhere = path.startsWith('//');
    const names = path.slice(anywhere ? 2 : 0).split('/');
    const attribute = names.at(-1)?.startsWith('@') ? names.pop()?.slice(1) : undefined;
    const [name = '', parent = anywhere ? undefined : root, ...above] = names.toReversed();
    const patterns = this.patterns.get(name) ?? { byParent: new Map<string, Pattern[]>(), anywhere: [] };
    this.patterns.set(name, patterns);
    const pattern = { rule, above, anywhere, attribute };
    if (parent === undefined) patterns.anywhere.push(pattern);
    else patterns.byParent.set(parent, [...(patterns.byParent.get(parent) ?? []), pattern]);
  }
}

/** Stands for the root, whatever its name is. */
const root = '/';

function matches(above: readonly string[], anywhere: boolean, ancestors: readonly XmlElement[]): boolean {
  // The root and the parent, unless the parent is the root.
  const others = ancestors.length - 2;
  if (anywhere ? others < above.length - 1 : Math.max(0, others) !== above.length) return false;
  return above.every((name, step) => ancestors[others - step]?.name === name);
}
