import type { Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { Breach, Rule, RuleSet } from './rule.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';

/** The two families of syntaxes: an invoice and a credit note of UBL have the same elements. */
export type Family = 'ubl' | 'cii';

/** A path for each family. */
export type Paths = Readonly<Record<Family, string>>;

/** A place that breaks a rule; an element alone says enough in most cases. */
export type Found = XmlElement | Omit<Breach, 'rule'>;

/** A rule with what finds its breaches; without `family` it is looked for in both. */
export interface Check {
  rule: Rule;
  family?: Family;
  find(invoice: SourceInvoice): Iterable<Found>;
}

/** A check of a rule whose breach makes the invoice invalid. */
export function check(id: string, term: string | undefined, message: Text, find: Check['find']): Check {
  return { rule: { id, severity: 'error', message, ...(term === undefined ? {} : { term }) }, find };
}

/** The same check, judged more mildly. */
export function milder(severity: 'warning' | 'info', { rule, ...rest }: Check): Check {
  return { ...rest, rule: { ...rule, severity } };
}

/** The same check, for one family only. */
export function only(family: Family, each: Check): Check {
  return { ...each, family };
}

/** The family of an invoice's syntax. */
export function familyOf(invoice: SourceInvoice): Family {
  return invoice.syntax === 'cii' ? 'cii' : 'ubl';
}

/** The rule set that these checks make up. */
export function ruleSetOf(checks: readonly Check[]): RuleSet {
  const byFamily: Record<Family, Check[]> = {
    ubl: checks.filter(({ family }) => family !== 'cii'),
    cii: checks.filter(({ family }) => family !== 'ubl'),
  };
  const rules = new Map(checks.map(({ rule }) => [rule.id, rule]));
  return {
    rules: [...rules.values()],
    check: (invoice, breaches) => {
      for (const { rule, find } of byFamily[familyOf(invoice)])
        for (const found of find(invoice)) breaches.add(rule, found);
    },
  };
}
