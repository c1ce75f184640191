import { caseIdsByNumber } from '@belegfluss/billing';
import type { RunFilter } from '@belegfluss/engine';
import type { Sql } from '@belegfluss/store';
import type { Static } from 'typebox';
import { momentOf } from '../shapes/moment.ts';
import { Problem } from '../problems/problem.ts';
import type { RunListQuery } from './run-queries.ts';

type Query = Omit<Static<typeof RunListQuery>, 'after' | 'limit'>;

/**
 * What a query asks for; an empty parameter is as good as none. Throws Problem `server.bad_query` for a day that is none, and for the
 * version of nobody knows which flow.
 */
export async function runFilter(sql: Sql, query: Query): Promise<RunFilter> {
  const { case: caseId, version, search, from, to, ...same } = query;
  if (version && !same.flow) throw new Problem(422, 'server.bad_query', 'version is one of a flow: name it as flow');
  return {
    ...Object.fromEntries(Object.entries(same).filter(([, value]) => value !== '')),
    ...(caseId && { caseId }),
    ...(version && { version: Number(version) }),
    ...(search && { business: { key: search, caseIds: await caseIdsByNumber(sql, search) } }),
    ...(from && { from: momentOf(from, 'server.bad_query') }),
    ...(to && { to: momentOf(to, 'server.bad_query') }),
  };
}
