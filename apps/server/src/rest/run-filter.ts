import type { RunFilter } from '@belegfluss/engine';
import type { Static } from 'typebox';
import { Problem } from './problem.ts';
import type { RunListQuery } from './queries.ts';

/** What a query asks for; an empty parameter is as good as none. Throws Problem `server.bad_query` for a day that is none. */
export function runFilter(query: Static<typeof RunListQuery>): RunFilter {
  const { case: caseId, from, to, ...same } = query;
  return {
    ...Object.fromEntries(Object.entries(same).filter(([, value]) => value !== '')),
    ...(caseId && { caseId }),
    ...(from && { from: moment(from) }),
    ...(to && { to: moment(to) }),
  };
}

function moment(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new Problem(422, 'server.bad_query', `${text} is no day or moment`);
  return date;
}
