import type { XmlElement } from '../../../xml/xml-element.ts';
import { AmountSum } from '../amount-sum.ts';
import { MOST_OF_A_RULE } from '../breaches.ts';
import type { Rate, RateReader } from './rate-reader.ts';

/** The category of tax that a line, an allowance or a charge names. */
export interface NamedCategory {
  code: string;
  /** False for a category of another tax, or of none. */
  isVat: boolean;
  /** As it is written; undefined where there is none. */
  rate: string | undefined;
}

/** Where a category stands. */
export interface TaxedPlace {
  /** Whether it is an allowance or a charge; undefined for a line, or when the document does not say it. */
  charge: boolean | undefined;
  /** False for what is inside a line: allowances on it, or lines below it. */
  ofDocument: boolean;
}

/** Lines, or allowances and charges, that name the same category of tax in the same kind of place: many are one. */
export interface TaxedParts extends Omit<NamedCategory, 'rate'>, TaxedPlace {
  /** How many elements name it. */
  count: number;
  /** The first hundred of them, in document order. */
  elements: XmlElement[];
  /** Undefined when there is none, or no number. */
  rate: Rate | undefined;
  hasRate: boolean;
  /** What they add to the taxable amount of the category. An amount that is no number adds nothing. */
  amount: AmountSum;
}

/** The elements of a kind as the breaches of a rule: no more than the first hundred are told, and the others are counted. */
export function asBreaches({ elements, count }: TaxedParts): XmlElement[] {
  const last = elements.at(-1);
  return last === undefined ? [] : [...elements, ...Array.from({ length: count - elements.length }, () => last)];
}

/** What the lines of an invoice are taxed like, and the allowances and charges in them. */
export interface LineTaxes {
  lines: TaxedKinds;
  allowances: TaxedKinds;
}

/** Gathers parts by what they are taxed like. An invoice has few kinds of them in many lines. */
export class TaxedKinds {
  /** How many elements are kept. */
  kept = 0;
  private readonly kinds = new Map<string, TaxedParts>();
  /** What was added last, and its rate as it is written: lines that are taxed alike mostly follow each other. */
  private last: TaxedParts | undefined;
  private lastRate: string | undefined;
  private readonly rates: RateReader;

  constructor(rates: RateReader) {
    this.rates = rates;
  }

  /** `amount` is what the part adds, as it is written. */
  add(element: XmlElement, category: NamedCategory, place: TaxedPlace, amount: string | undefined): void {
    const kind = this.lastOf(category, place) ?? this.kindOf(category, place);
    this.last = kind;
    this.lastRate = category.rate;
    kind.count += 1;
    if (place.ofDocument && amount !== undefined) kind.amount.add(amount);
    if (kind.count > MOST_OF_A_RULE) return;
    kind.elements.push(element);
    this.kept += 1;
  }

  private lastOf({ code, isVat, rate }: NamedCategory, { charge, ofDocument }: TaxedPlace): TaxedParts | undefined {
    const { last } = this;
    const isTaxedAlike = last?.code === code && this.lastRate === rate && last.isVat === isVat;
    return isTaxedAlike && last.charge === charge && last.ofDocument === ofDocument ? last : undefined;
  }

  private kindOf(category: NamedCategory, place: TaxedPlace): TaxedParts {
    const { code, isVat, rate } = category;
    const { charge, ofDocument } = place;
    const name = `${isVat} ${charge} ${ofDocument} ${rate === undefined} ${code}/${rate}`;
    const known = this.kinds.get(name);
    if (known) return known;
    const hasRate = rate !== undefined;
    const read = hasRate ? this.rates.of(rate) : undefined;
    const made = { ...category, ...place, count: 0, elements: [], rate: read, hasRate, amount: new AmountSum() };
    this.kinds.set(name, made);
    return made;
  }

  /** In the order in which the first of each kind stands. */
  get all(): readonly TaxedParts[] {
    return [...this.kinds.values()];
  }
}
