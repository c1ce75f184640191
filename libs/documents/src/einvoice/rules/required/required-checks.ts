import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Family, Found } from '../check.ts';
import { nothing } from '../check.ts';
import { isBlank } from '../element-paths.ts';
import type { Counted, PlaceCheck } from '../place-checks.ts';
import { requiredOfInvoice } from './required-of-invoice.ts';
import { requiredOfParts } from './required-of-parts.ts';
import type { Demand, RequiredTerm } from './required-terms.ts';
import type { Rule } from '../rule.ts';
import { aboutTerm } from '../term-words.ts';

function requiredCheck([id, term, ubl, cii]: RequiredTerm): PlaceCheck[] {
  const rule: Rule = { id, severity: 'error', term, message: aboutTerm(term, 'fehlt.', 'is missing.') };
  return [demandCheck(rule, 'ubl', ubl), demandCheck(rule, 'cii', cii)];
}

function demandCheck(rule: Rule, family: Family, demand: Demand): PlaceCheck {
  const findAt = (place: XmlElement): readonly Found[] =>
    demand.when === undefined || demand.when(place) ? [place] : nothing;
  const holdsFor = { at: demand.at, only: countedBy(demand), least: 1, most: Infinity };
  return { rule, family, place: demand.in, holdsFor, findAt };
}

function countedBy({ filled: isFilled = false, fits }: Demand): Counted['only'] {
  if (!isFilled) return fits;
  return (element) => !isBlank(element.content) && (fits === undefined || fits(element));
}

/** The rules of EN 16931 that a term must be there. */
export const requiredChecks: readonly PlaceCheck[] = [...requiredOfInvoice, ...requiredOfParts].flatMap(requiredCheck);
