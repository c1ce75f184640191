import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Syntax } from '../../binding/syntax.ts';
import type { Breach, Rule, RuleSet } from '../rule.ts';
import { checkCiiDataTypes } from './cii-data-types.ts';
import { ciiForbidden } from './cii-forbidden.ts';
import { ciiDataTypeRules } from './cii-kinds.ts';
import { ciiOccurrences } from './cii-occurrences.ts';
import { brokenCiiStructure, ciiStructureRules } from './cii-structure.ts';
import { DocumentIndex, walk } from './document-index.ts';
import { ForbiddenPathFinder } from './forbidden-parts.ts';
import type { OccurrenceRule } from './occurrences.ts';
import { brokenOccurrences } from './occurrences.ts';
import { checkUblDataTypes, ublDataTypeRules } from './ubl-data-types.ts';
import { ublForbidden } from './ubl-forbidden.ts';
import { ublOccurrences } from './ubl-occurrences.ts';
import { brokenUblStructure, ublStructureRules } from './ubl-structure.ts';

/** The rules on one syntax, made ready once. */
interface SyntaxRules {
  rules: readonly Rule[];
  check(root: XmlElement): Breach[];
}

function indexedNames(rules: readonly OccurrenceRule[], others: readonly string[]): ReadonlySet<string> {
  const anywhere = rules.filter(({ context }) => context.startsWith('//')).map(({ context }) => context.slice(2));
  return new Set([...anywhere, ...others]);
}

function ublRules(): SyntaxRules {
  const finder = new ForbiddenPathFinder(ublForbidden);
  const names = indexedNames(ublOccurrences, [
    'AdditionalDocumentReference',
    'AllowanceCharge',
    'PartyIdentification',
    'PartyTaxScheme',
    'PayeeParty',
    'PaymentID',
    'PaymentMeansCode',
  ]);
  return {
    rules: [...ublForbidden.map(({ rule }) => rule), ...ublOccurrences, ...ublStructureRules, ...ublDataTypeRules],
    check: (root) => {
      const index = new DocumentIndex(root, names);
      const once = new Map<string, Breach>();
      const breaches: Breach[] = [];
      walk(root, (element, ancestors) => {
        index.add(element);
        finder.look(element, ancestors, once);
        checkUblDataTypes(element, ancestors, breaches, once);
      });
      return [...breaches, ...once.values(), ...brokenOccurrences(ublOccurrences, index), ...brokenUblStructure(index)];
    },
  };
}

function ciiRules(): SyntaxRules {
  const finder = new ForbiddenPathFinder(ciiForbidden);
  const names = indexedNames(ciiOccurrences, ['ApplicableTradeTax', 'SpecifiedTradeSettlementPaymentMeans']);
  return {
    rules: [...ciiForbidden.map(({ rule }) => rule), ...ciiOccurrences, ...ciiStructureRules, ...ciiDataTypeRules],
    check: (root) => {
      const index = new DocumentIndex(root, names);
      const once = new Map<string, Breach>();
      const breaches: Breach[] = [];
      walk(root, (element, ancestors) => {
        index.add(element);
        finder.look(element, ancestors, once);
        checkCiiDataTypes(element, ancestors, breaches);
      });
      return [...breaches, ...once.values(), ...brokenOccurrences(ciiOccurrences, index), ...brokenCiiStructure(index)];
    },
  };
}

const ubl = ublRules();
const cii = ciiRules();

function rulesFor(syntax: Syntax): SyntaxRules {
  return syntax === 'cii' ? cii : ubl;
}

/** The rules UBL-… and CII-… of EN 16931: what the two syntaxes allow beyond the norm, and how often parts may stand. */
export const syntaxRuleSet: RuleSet = {
  rules: [...new Map([...ubl.rules, ...cii.rules].map((rule) => [rule.id, rule])).values()],
  check: ({ syntax, root }) => rulesFor(syntax).check(root),
};
