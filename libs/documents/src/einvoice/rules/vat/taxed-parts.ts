import type { XmlElement } from '../../../xml/xml-element.ts';
import { AmountSum } from '../amount-sum.ts';
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
  /** The elements that name it, in document order. */
  elements: XmlElement[];
  /** Undefined when there is none, or no number. */
  rate: Rate | undefined;
  hasRate: boolean;
  /** What they add to the taxable amount of the category. An amount that is no number adds nothing. */
  amount: AmountSum;
}

/** Gathers parts by what they are taxed like. An invoice has few kinds of them in many lines. */
export class TaxedKinds {
  private readonly kinds = new Map<string, TaxedParts>();
  private readonly rates: RateReader;

  constructor(rates: RateReader) {
    this.rates = rates;
  }

  /** `amount` is what the part adds, as it is written. */
  add(element: XmlElement, category: NamedCategory, place: TaxedPlace, amount: string | undefined): void {
    const { code, isVat, rate } = category;
    const { charge, ofDocument } = place;
    const name = `${isVat} ${charge} ${ofDocument} ${rate === undefined} ${code}/${rate}`;
    let kind = this.kinds.get(name);
    if (kind === undefined) {
      const read = rate === undefined ? undefined : this.rates.of(rate);
      kind = { ...category, ...place, elements: [], rate: read, hasRate: rate !== undefined, amount: new AmountSum() };
      this.kinds.set(name, kind);
    }
    kind.elements.push(element);
    if (ofDocument && amount !== undefined) kind.amount.add(amount);
  }

  /** In the order in which the first of each kind stands. */
  get all(): readonly TaxedParts[] {
    return [...this.kinds.values()];
  }
}
