import type { Family } from '../check.ts';
import { elementsAt } from '../element-paths.ts';
import type { PlaceCheck } from '../place-checks.ts';
import type { Rule } from '../rule.ts';

/** A rule about how often something may stand in each element of a kind. */
export interface OccurrenceRule extends Rule {
  /** From the root on (`PaymentMeans`), anywhere (`//TaxSubtotal`), or `''` for the root. */
  context: string;
  /** Below the context: `CardAccount`. */
  counted: string;
  least: number;
  most: number;
}

/** The checks of rules about how often something may stand. */
export function occurrenceChecks(rules: readonly OccurrenceRule[], family: Family): PlaceCheck[] {
  return rules.map((rule) => ({
    rule,
    family,
    place: rule.context,
    holdsFor: { at: [rule.counted], least: rule.least, most: rule.most },
    findAt: (place) => {
      const found = elementsAt(place, rule.counted);
      return [{ element: found[rule.most] ?? place, facts: { occurrences: String(found.length) } }];
    },
  }));
}
