/** What kind of value a business term holds; amounts and prices are decimals in the invoice's currency. */
export type TermType =
  'text' | 'identifier' | 'code' | 'date' | 'amount' | 'price' | 'quantity' | 'percent' | 'binary' | 'boolean';

/** How often a term or group may stand in the group around it. */
export type Cardinality = '0..1' | '1..1' | '0..n' | '1..n';

/** A business term of the semantic model. */
export interface Term {
  /** `BT-1`; a part of a term has its number behind it: `BT-29-1` is the scheme of `BT-29`. */
  id: string;
  /** The group that it belongs to: `BG-25`; `BG-0` is the invoice itself. */
  group: string;
  cardinality: Cardinality;
  type: TermType;
  de: string;
  en: string;
}

/** A group of business terms. */
export interface TermGroup {
  id: string;
  /** The group around it; undefined for the invoice itself. */
  parent?: string;
  cardinality: Cardinality;
  de: string;
  en: string;
}

/** A row of the tables of terms: id, cardinality, type, German name, English name. */
export type TermRow = readonly [string, Cardinality, TermType, string, string];

/** The terms of one group. */
export function termsOf(group: string, rows: readonly TermRow[]): Term[] {
  return rows.map(([id, cardinality, type, de, en]) => ({ id, group, cardinality, type, de, en }));
}
