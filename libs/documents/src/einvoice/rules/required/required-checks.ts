import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Family, Found } from '../check.ts';
import { exists, filled, isBlank, someAt } from '../element-paths.ts';
import type { PlaceCheck } from '../place-checks.ts';
import { nothing } from '../place-checks.ts';
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
  const find = (place: XmlElement): readonly Found[] =>
    (demand.when?.(place) ?? true) && !demand.at.some((path) => isMet(place, path, demand)) ? [place] : nothing;
  return { rule, family, place: demand.in, find };
}

function isMet(place: XmlElement, path: string, { filled: isFilled = false, fits }: Demand): boolean {
  if (fits === undefined) return isFilled ? filled(place, path) : exists(place, path);
  return someAt(place, path, (element) => fits(element) && !(isFilled && isBlank(element.content)));
}

/** The rules of EN 16931 that a term must be there. */
export const requiredChecks: readonly PlaceCheck[] = [...requiredOfInvoice, ...requiredOfParts].flatMap(requiredCheck);
