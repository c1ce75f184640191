import type { Breach } from '../rule.ts';
import { ciiHeaderStructure } from './cii-header-structure.ts';
import { ciiLineStructure } from './cii-line-structure.ts';
import type { DocumentIndex } from './document-index.ts';
import type { StructureRule } from './structure-rule.ts';

/** Rules CII-SR-… on the structure of a CII invoice that a count does not tell. */
export const ciiStructureRules: readonly StructureRule[] = [...ciiLineStructure, ...ciiHeaderStructure];

/** The breaches of the rules on structure. */
export function brokenCiiStructure(index: DocumentIndex): Breach[] {
  return ciiStructureRules.flatMap((rule) => rule.broken(index).map((element) => ({ rule, element })));
}
