import { documentTerms } from './document-terms.ts';
import { extendedTerms } from './extended-terms.ts';
import { groupTable } from './groups.ts';
import { lineTerms } from './line-terms.ts';
import { partyTerms } from './party-terms.ts';
import { paymentTerms } from './payment-terms.ts';
import type { Term, TermGroup } from './term.ts';

export type { Cardinality, Term, TermGroup, TermType } from './term.ts';

/** Every business term that invoices are read and written with, by id. */
export const terms: ReadonlyMap<string, Term> = new Map(
  [...documentTerms, ...partyTerms, ...paymentTerms, ...lineTerms, ...extendedTerms].map((term) => [term.id, term]),
);

/** Every group of business terms, by id. */
export const termGroups: ReadonlyMap<string, TermGroup> = new Map(groupTable.map((group) => [group.id, group]));
