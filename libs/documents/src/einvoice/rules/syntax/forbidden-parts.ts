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
  /** Names from the last element upwards; the first of a path from the root is asked for nothing above it. */
  steps: string[];
  anywhere: boolean;
  attribute: string | undefined;
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
  private readonly patterns: ReadonlyMap<string, readonly Pattern[]>;

  constructor(paths: readonly ForbiddenPath[]) {
    const patterns = new Map<string, Pattern[]>();
    for (const one of paths) {
      const pattern = patternOf(one);
      const last = pattern.steps[0] ?? '';
      patterns.set(last, [...(patterns.get(last) ?? []), pattern]);
    }
    this.patterns = patterns;
  }

  /** Looks at one element; `ancestors` are those above it from the root on. */
  look(element: XmlElement, ancestors: readonly XmlElement[], found: Map<string, Breach>): void {
    const candidates = this.patterns.get(element.name);
    if (candidates === undefined) return;
    for (const { rule, steps, anywhere, attribute } of candidates) {
      if (!matches(steps, anywhere, ancestors)) continue;
      if (attribute === undefined) note(found, { rule, element });
      else if (Object.hasOwn(element.attributes, attribute)) note(found, { rule, element, attribute });
    }
  }
}

function note(found: Map<string, Breach>, breach: Breach): void {
  if (!found.has(breach.rule.id)) found.set(breach.rule.id, breach);
}

function matches(steps: readonly string[], anywhere: boolean, ancestors: readonly XmlElement[]): boolean {
  if (anywhere ? ancestors.length < steps.length - 1 : ancestors.length !== steps.length) return false;
  for (let step = 1; step < steps.length; step += 1) {
    if (ancestors[ancestors.length - step]?.name !== steps[step]) return false;
  }
  return true;
}

function patternOf({ rule, path }: ForbiddenPath): Pattern {
  const anywhere = path.startsWith('//');
  const names = path.slice(anywhere ? 2 : 0).split('/');
  const attribute = names.at(-1)?.startsWith('@') ? names.pop()?.slice(1) : undefined;
  return { rule, steps: names.toReversed(), anywhere, attribute };
}
