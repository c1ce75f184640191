import { caseIdsByNumber } from '@belegfluss/billing';
import type { RunFilter } from '@belegfluss/engine';
import type { Sql } from '@belegfluss/store';
import type { Static } from 'typebox';
import { Problem } from './problem.ts';
import type { RunListQuery } from './queries.ts';

type Query = Omit<Static<typeof RunListQuery>, 'after' | 'limit'>;

/** What a query asks for; an empty parameter is as good as none. Throws Problem `server.bad_query` for a day that is none. */
export async function runFilter(sql: Sql, query: Query): Promise<RunFilter> {
  const { case: caseId, version, search, from, to, ...same } = query;
  return {
    ...Object.fromEntries(Object.entries(same).filter(([, value]) => value !== '')),
    ...(caseId && { caseId }),
    ...(version && { revision: version }),
    ...(search && { business: { key: search, caseIds: await caseIdsByNumber(sql, search) } }),
    ...(from && { from: momentOf(from) }),
    ...(to && { to: momentOf(to) }),
  };
}

/** The moment that a parameter names. Throws Problem `server.bad_query` where it is none. */
export function momentOf(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new Problem(422, 'server.bad_query', `${text} is no day or moment`);
  return date;
}
