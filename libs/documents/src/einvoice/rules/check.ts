import type { Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { LineParts } from './line-parts.ts';
import type { PlacedInvoice } from './placed-invoice.ts';
import type { Breach, Rule } from './rule.ts';

/** The two families of syntaxes: an invoice and a credit note of UBL have the same elements. */
export type Family = 'ubl' | 'cii';

/** A path for each family. */
export type Paths = Readonly<Record<Family, string>>;

/** A place that breaks a rule; an element alone says enough in most cases. */
export type Found = XmlElement | Omit<Breach, 'rule'>;

/** Nothing found: shared, because it is the answer nearly always. */
export const nothing: readonly Found[] = Object.freeze([]);

/** A rule about an invoice as a whole with what finds its breaches; without `family` it is looked for in both. */
export interface Check {
  rule: Rule;
  family?: Family;
  find(invoice: PlacedInvoice): readonly Found[];
}

/** Checks that hold for all invoices but some, and are asked of those alone. */
export interface CheckGroup {
  isAskedOf(invoice: PlacedInvoice): boolean;
  checks: readonly Check[];
}

/** A rule about each line, asked when the whole invoice is known. */
export interface LineCheck {
  rule: Rule;
  family?: Family;
  findIn(line: LineParts, invoice: PlacedInvoice): readonly Found[];
}

function ruleOf(id: string, term: string | undefined, message: Text): Rule {
  return { id, severity: 'error', message, ...(term === undefined ? {} : { term }) };
}

/** A check of a rule whose breach makes the invoice invalid. */
export function check(id: string, term: string | undefined, message: Text, find: Check['find']): Check {
  return { rule: ruleOf(id, term, message), find };
}

/** The same of a rule about lines. */
export function lineCheck(id: string, term: string, message: Text, findIn: LineCheck['findIn']): LineCheck {
  return { rule: ruleOf(id, term, message), findIn };
}

/** The same check, judged more mildly. */
export function milder<Any extends Check | LineCheck>(severity: 'warning' | 'info', each: Any): Any {
  return { ...each, rule: { ...each.rule, severity } };
}

/** The same check, for one family only. */
export function only<Any extends Check | LineCheck>(family: Family, each: Any): Any {
  return { ...each, family };
}
