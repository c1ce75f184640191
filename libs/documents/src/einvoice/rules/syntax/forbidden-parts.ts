import { ByPath, PathPattern } from '../path-pattern.ts';
import type { Rule } from '../rule.ts';
import type { Visit } from '../visit.ts';

/**
 * Elements and attributes that a rule set does not allow, by the path of their parent: `'138 CustomerAssignedAccountID'`
 * is the number of the rule and the name, or a short path such as `CalculationPercent/@format`.
 */
export type ForbiddenParts = Readonly<Record<string, string>>;

/** A rule that wants nothing at a path: `PaymentTerms/ID`, anywhere below `//`, or an attribute after `/@`. */
export interface ForbiddenPath {
  rule: Rule;
  path: string;
  /** The root of the documents that it is about, where it is not about all of the syntax. */
  root?: string | undefined;
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

interface Forbidden {
  rule: Rule;
  attribute: string | undefined;
  root: string | undefined;
}

/** Finds what stands at forbidden paths; each rule is said once, at the first such place. */
export class ForbiddenPathFinder {
  private readonly forbidden = new ByPath<Forbidden>();

  constructor(paths: readonly ForbiddenPath[]) {
    for (const { rule, path, root } of paths) {
      const [elements = '', attribute] = path.split('/@');
      this.forbidden.add(new PathPattern(elements), { rule, attribute, root });
    }
  }

  /** What looks at elements whose names from the root on are these. */
  visits(names: readonly string[]): Visit[] {
    if (names.length === 1) return [];
    const forbidden = this.forbidden.at(names).filter(({ root }) => root === undefined || root === names[0]);
    return forbidden.map(({ rule, attribute }) => ({
      ...(attribute === undefined ? {} : { attributes: 'given' }),
      look: (element, _, { once }) => {
        if (once.has(rule.id)) return;
        if (attribute === undefined) once.set(rule.id, { rule, element });
        else if (Object.hasOwn(element.attributes, attribute)) once.set(rule.id, { rule, element, attribute });
      },
    }));
  }
}
