import type { Family } from '../check.ts';
import type { Visit } from '../document-walk.ts';
import type { PlaceCheck } from '../place-checks.ts';
import type { Breach, Rule } from '../rule.ts';
import { ciiDataTypeVisits } from './cii-data-types.ts';
import { ciiForbidden } from './cii-forbidden.ts';
import { ciiDataTypeRules } from './cii-kinds.ts';
import { ciiOccurrences } from './cii-occurrences.ts';
import { brokenCiiStructure, ciiStructureRules } from './cii-structure.ts';
import type { DocumentIndex } from './document-index.ts';
import { ForbiddenPathFinder } from './forbidden-parts.ts';
import { occurrenceChecks } from './occurrences.ts';
import { ublDataTypeRules, ublDataTypeVisits } from './ubl-data-types.ts';
import { ublForbidden } from './ubl-forbidden.ts';
import { ublOccurrences } from './ubl-occurrences.ts';
import { brokenUblStructure, ublStructureRules } from './ubl-structure.ts';

/** The names of the elements that rules look for wherever they stand. */
const indexed: Readonly<Record<Family, ReadonlySet<string>>> = {
  ubl: new Set([
    'AdditionalDocumentReference',
    'AllowanceCharge',
    'PartyIdentification',
    'PartyTaxScheme',
    'PayeeParty',
    'PaymentID',
    'PaymentMeansCode',
  ]),
  cii: new Set(['ApplicableTradeTax', 'SpecifiedTradeSettlementPaymentMeans']),
};

const forbidden: Readonly<Record<Family, ForbiddenPathFinder>> = {
  ubl: new ForbiddenPathFinder(ublForbidden),
  cii: new ForbiddenPathFinder(ciiForbidden),
};

const dataTypeVisits: Readonly<Record<Family, (names: readonly string[]) => Visit<unknown>[]>> = {
  ubl: ublDataTypeVisits,
  cii: ciiDataTypeVisits,
};

const gather: Visit<DocumentIndex> = (element, _, { index }) => index.add(element);

/** What looks at elements whose names from the root on are these, and gathers those that are compared afterwards. */
export function syntaxVisits(family: Family, names: readonly string[]): Visit<DocumentIndex>[] {
  const name = names.at(-1) ?? '';
  return [
    ...(indexed[family].has(name) ? [gather] : []),
    ...forbidden[family].visits(names),
    ...dataTypeVisits[family](names),
  ];
}

/** What is wrong in a document as a whole, after it was walked through. */
export const brokenStructure: Readonly<Record<Family, (index: DocumentIndex) => Breach[]>> = {
  ubl: brokenUblStructure,
  cii: brokenCiiStructure,
};

/** The rules UBL-… and CII-… of EN 16931: what the two syntaxes allow beyond the norm, and how often parts may stand. */
export const syntaxRules: readonly Rule[] = [
  ...[...ublForbidden, ...ciiForbidden].map(({ rule }) => rule),
  ...[ublStructureRules, ublDataTypeRules, ciiStructureRules, ciiDataTypeRules].flat(),
];

/** Those of the same rules that only look at one place. */
export const syntaxPlaceChecks: readonly PlaceCheck[] = [
  ...occurrenceChecks(ublOccurrences, 'ubl'),
  ...occurrenceChecks(ciiOccurrences, 'cii'),
];
