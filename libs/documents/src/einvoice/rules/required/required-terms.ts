import type { XmlElement } from '../../../xml/xml-element.ts';
import { flagOf, hasOwnRules, isVat } from '../element-flags.ts';
import { elementsAt } from '../element-paths.ts';
import { ciiPlaces, ublPlaces } from '../places.ts';

/** Where a term is asked for: in each element at `in`, at one of the paths `at`. */
export interface Demand {
  in: string;
  /** Only in those elements of `in`. */
  when?: (element: XmlElement) => boolean;
  at: readonly string[];
  /** True where an element without text is not enough. */
  filled?: boolean;
  /** Only such elements at `at` count. */
  fits?: (element: XmlElement) => boolean;
}

/** A term that must be there: the rule, the term, and the demand in UBL and in CII. */
export type RequiredTerm = readonly [rule: string, term: string, ubl: Demand, cii: Demand];

/** Some text is wanted at the path, from the root or in each element at `inside`. */
export function text(at: string, inside = ''): Demand {
  return { in: inside, at: [at], filled: true };
}

/** An element is wanted at one of the paths in each element at `inside`. */
export function part(inside: string, ...at: string[]): Demand {
  return { in: inside, at };
}

/** Allowances and charges of the document or of a line: both syntaxes write them as one element with an indicator. */
export type Adjustment = 'allowance' | 'charge' | 'lineAllowance' | 'lineCharge';

const adjustments = {
  allowance: { place: 'allowance', isCharge: false },
  charge: { place: 'allowance', isCharge: true },
  lineAllowance: { place: 'lineAllowance', isCharge: false },
  lineCharge: { place: 'lineAllowance', isCharge: true },
} as const;

/** The same in each of these allowances or charges of UBL. */
export function ofAllowance(kind: Adjustment, ...at: string[]): Demand {
  const { place, isCharge } = adjustments[kind];
  return { in: ublPlaces[place], when: (element) => flagOf(element, 'ChargeIndicator') === isCharge, at };
}

/** The same in CII, where the text of the indicator is compared and not its meaning. */
export function ofCiiAllowance(kind: Adjustment, ...at: string[]): Demand {
  const { place, isCharge } = adjustments[kind];
  const written = String(isCharge);
  const isMeant = (element: XmlElement): boolean =>
    elementsAt(element, 'ChargeIndicator/Indicator').some(({ content }) => content === written);
  return { in: ciiPlaces[place], when: isMeant, at };
}

/** The same in each VAT group of CII but those of categories that the official rules ask other questions. */
export function ofCommonVat(at: string): Demand {
  return { ...part(ciiPlaces.vatGroup, at), when: (group) => !hasOwnRules(group) };
}

/** The demand for a category of value added tax that has a code. */
export function vatCode({ at, ...rest }: Demand, code: 'ID' | 'CategoryCode'): Demand {
  const hasCode = (category: XmlElement): boolean =>
    isVat(category) && category.children.some(({ name }) => name === code);
  return { ...rest, at, fits: hasCode };
}
