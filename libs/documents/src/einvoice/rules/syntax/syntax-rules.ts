import type { Check, Family } from '../check.ts';
import type { PlaceCheck } from '../place-checks.ts';
import type { Rule } from '../rule.ts';
import type { Visit } from '../visit.ts';
import { ciiDataTypeVisits } from './cii-data-types.ts';
import { ciiForbidden } from './cii-forbidden.ts';
import { ciiHeaderStructure } from './cii-header-structure.ts';
import { ciiDataTypeRules } from './cii-kinds.ts';
import { ciiLineStructure } from './cii-line-structure.ts';
import { ciiOccurrences } from './cii-occurrences.ts';
import { ForbiddenPathFinder } from './forbidden-parts.ts';
import { occurrenceChecks } from './occurrences.ts';
import { ublDataTypeRules, ublDataTypeVisits } from './ubl-data-types.ts';
import { ublForbidden } from './ubl-forbidden.ts';
import { ublOccurrences } from './ubl-occurrences.ts';
import { ublStructureChecks } from './ubl-structure.ts';

const forbidden: Readonly<Record<Family, ForbiddenPathFinder>> = {
  ubl: new ForbiddenPathFinder(ublForbidden),
  cii: new ForbiddenPathFinder(ciiForbidden),
};

const dataTypeVisits: Readonly<Record<Family, (names: readonly string[]) => Visit[]>> = {
  ubl: ublDataTypeVisits,
  cii: ciiDataTypeVisits,
};

/** What looks at elements whose names from the root on are these. */
export function syntaxVisits(family: Family, names: readonly string[]): Visit[] {
  return [...forbidden[family].visits(names), ...dataTypeVisits[family](names)];
}

/** The rules of these visits. */
export const syntaxRules: readonly Rule[] = [
  ...[...ublForbidden, ...ciiForbidden].map(({ rule }) => rule),
  ...ublDataTypeRules,
  ...ciiDataTypeRules,
];

/** The rules UBL-… and CII-… of EN 16931 on a document as a whole: what the two syntaxes allow beyond the norm. */
export const syntaxChecks: readonly Check[] = [...ublStructureChecks, ...ciiHeaderStructure];

/** Those that look at one place, most of them at how often parts may stand there. */
export const syntaxPlaceChecks: readonly PlaceCheck[] = [
  ...occurrenceChecks(ublOccurrences, 'ubl'),
  ...occurrenceChecks(ciiOccurrences, 'cii'),
  ...ciiLineStructure,
];
