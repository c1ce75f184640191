import type { XmlElement } from '../../xml/xml-element.ts';
import type { Check } from './check.ts';
import { check, familyOf } from './check.ts';
import { elementsAt, exists, filled, isBlank, someAt } from './element-paths.ts';
import { requiredOfInvoice } from './required-of-invoice.ts';
import { requiredOfParts } from './required-of-parts.ts';
import type { Demand, RequiredTerm } from './required-terms.ts';
import { aboutTerm } from './term-words.ts';

function requiredCheck([rule, term, ubl, cii]: RequiredTerm): Check {
  const demands = { ubl, cii };
  return check(rule, term, aboutTerm(term, 'fehlt.', 'is missing.'), (invoice) =>
    unmet(invoice.root, demands[familyOf(invoice)]),
  );
}

function unmet(root: XmlElement, demand: Demand): XmlElement[] {
  const places = demand.in === '' ? [root] : elementsAt(root, demand.in);
  return places.filter(
    (place) => (demand.when?.(place) ?? true) && !demand.at.some((path) => isMet(place, path, demand)),
  );
}

function isMet(place: XmlElement, path: string, { filled: isFilled = false, fits }: Demand): boolean {
  if (fits === undefined) return isFilled ? filled(place, path) : exists(place, path);
  return someAt(place, path, (element) => fits(element) && !(isFilled && isBlank(element.content)));
}

/** The rules of EN 16931 that a term must be there. */
export const requiredChecks: readonly Check[] = [...requiredOfInvoice, ...requiredOfParts].map(requiredCheck);
