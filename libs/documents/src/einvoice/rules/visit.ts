import type { XmlElement } from '../../xml/xml-element.ts';
import type { Breaches } from './breaches.ts';
import type { Breach } from './rule.ts';

/** What is found while a document is walked through. */
export interface Findings {
  breaches: Breaches;
  /** Of rules that are said once for a document, by their ids. */
  once: Map<string, Breach>;
}

/** A look at each element of a path on the way; `ancestors` are those above it, from the root on. */
export interface Visit {
  /**
   * Where it looks at attributes alone, and finds the same in all elements of a path that have the same: it is spared elements that are
   * written like one in which nothing was found. `given` finds nothing where there are none, `missing` may.
   */
  attributes?: 'given' | 'missing';
  look(element: XmlElement, ancestors: readonly XmlElement[], findings: Findings): void;
}

/** What looks at the elements whose names from the root on are these. */
export type Visitors = (names: readonly string[]) => readonly Visit[];
