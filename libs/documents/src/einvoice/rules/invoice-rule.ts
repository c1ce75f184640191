import type { Text } from '../../diagnostic.ts';
import type { Invoice } from '../invoice.ts';

/** One business rule as data: what it is called, which term it is about, what it says, and where an invoice breaks it. */
export interface Rule {
  /** The official id: `BR-CO-10`, `BR-DE-15`; `XSD` for what the schema itself refuses. */
  id: string;
  /** The business term to mend: `BT-10`. */
  term: string;
  severity: 'error' | 'warning' | 'info';
  message: Text;
  /** Paths in the invoice that break the rule: `lines[0].price`; empty when it holds. */
  broken: (invoice: Invoice) => string[];
}

/** A rule whose breach makes the invoice invalid. */
export function rule(id: string, term: string, de: string, en: string, broken: (invoice: Invoice) => string[]): Rule {
  return { id, term, severity: 'error', message: { de, en }, broken };
}

/** The path when the condition is true. */
export function pathIf(condition: boolean, path: string): string[] {
  return condition ? [path] : [];
}

/** True for a text that is left out or blank. */
export function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/** The paths of all members of a list that break a condition: `lines[2].price` for `each(invoice.lines, 'lines', 'price', …)`. */
export function each<T>(
  list: readonly T[],
  name: string,
  field: string,
  broken: (member: T, index: number) => boolean,
): string[] {
  return list.flatMap((member, index) => pathIf(broken(member, index), `${name}[${index}]${field && `.${field}`}`));
}
