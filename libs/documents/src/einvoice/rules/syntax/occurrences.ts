import { elementsAt } from '../element-paths.ts';
import type { Breach, Rule } from '../rule.ts';
import type { DocumentIndex } from './document-index.ts';

/** A rule about how often something may stand in each element of a kind. */
export interface OccurrenceRule extends Rule {
  /** From the root on (`PaymentMeans`), anywhere (`//TaxSubtotal`), or `''` for the root. */
  context: string;
  /** Below the context: `CardAccount`. */
  counted: string;
  least: number;
  most: number;
}

/** The breaches of rules about how often something may stand. */
export function brokenOccurrences(rules: readonly OccurrenceRule[], index: DocumentIndex): Breach[] {
  return rules.flatMap((rule) =>
    index.at(rule.context).flatMap((context) => {
      const found = elementsAt(context, rule.counted);
      if (found.length >= rule.least && found.length <= rule.most) return [];
      return [{ rule, element: found[rule.most] ?? context, facts: { occurrences: String(found.length) } }];
    }),
  );
}
