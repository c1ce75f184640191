import { countAt, elementsAt } from '../element-paths.ts';
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
      const count = countAt(context, rule.counted);
      if (count >= rule.least && count <= rule.most) return [];
      const tooMany = elementsAt(context, rule.counted)[rule.most];
      return [{ rule, element: tooMany ?? context, facts: { occurrences: String(count) } }];
    }),
  );
}
