import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Family } from '../check.ts';
import type { PlaceCheck } from '../place-checks.ts';
import type { Breach, Rule } from '../rule.ts';
import { checkCiiDataTypes } from './cii-data-types.ts';
import { ciiForbidden } from './cii-forbidden.ts';
import { ciiDataTypeRules } from './cii-kinds.ts';
import { ciiOccurrences } from './cii-occurrences.ts';
import { brokenCiiStructure, ciiStructureRules } from './cii-structure.ts';
import { DocumentIndex } from './document-index.ts';
import { ForbiddenPathFinder } from './forbidden-parts.ts';
import { occurrenceChecks } from './occurrences.ts';
import { checkUblDataTypes, ublDataTypeRules } from './ubl-data-types.ts';
import { ublForbidden } from './ubl-forbidden.ts';
import { ublOccurrences } from './ubl-occurrences.ts';
import { brokenUblStructure, ublStructureRules } from './ubl-structure.ts';

/** One walk through a document. */
interface SyntaxWalk {
  visit(element: XmlElement, ancestors: readonly XmlElement[]): void;
  /** What was found; to be asked for when all elements have been visited. */
  breaches(): Breach[];
}

type Start = (root: XmlElement) => SyntaxWalk;

function ublStart(): Start {
  const finder = new ForbiddenPathFinder(ublForbidden);
  const names = new Set([
    'AdditionalDocumentReference',
    'AllowanceCharge',
    'PartyIdentification',
    'PartyTaxScheme',
    'PayeeParty',
    'PaymentID',
    'PaymentMeansCode',
  ]);
  return (root) => {
    const index = new DocumentIndex(root, names);
    const once = new Map<string, Breach>();
    const found: Breach[] = [];
    return {
      visit: (element, ancestors) => {
        index.add(element);
        finder.look(element, ancestors, once);
        checkUblDataTypes(element, ancestors, found, once);
      },
      breaches: () => [...found, ...once.values(), ...brokenUblStructure(index)],
    };
  };
}

function ciiStart(): Start {
  const finder = new ForbiddenPathFinder(ciiForbidden);
  const names = new Set(['ApplicableTradeTax', 'SpecifiedTradeSettlementPaymentMeans']);
  return (root) => {
    const index = new DocumentIndex(root, names);
    const once = new Map<string, Breach>();
    const found: Breach[] = [];
    return {
      visit: (element, ancestors) => {
        index.add(element);
        finder.look(element, ancestors, once);
        checkCiiDataTypes(element, ancestors, found);
      },
      breaches: () => [...found, ...once.values(), ...brokenCiiStructure(index)],
    };
  };
}

const starts: Readonly<Record<Family, Start>> = { ubl: ublStart(), cii: ciiStart() };

/** The rules UBL-… and CII-… of EN 16931: what the two syntaxes allow beyond the norm, and how often parts may stand. */
export const syntaxRules: { rules: readonly Rule[]; start: (family: Family, root: XmlElement) => SyntaxWalk } = {
  rules: [
    ...[...ublForbidden, ...ciiForbidden].map(({ rule }) => rule),
    ...[ublStructureRules, ublDataTypeRules, ciiStructureRules, ciiDataTypeRules].flat(),
  ],
  start: (family, root) => starts[family](root),
};

/** Those of the same rules that only look at one place. */
export const syntaxPlaceChecks: readonly PlaceCheck[] = [
  ...occurrenceChecks(ublOccurrences, 'ubl'),
  ...occurrenceChecks(ciiOccurrences, 'cii'),
];
