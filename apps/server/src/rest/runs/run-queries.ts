import { Type } from 'typebox';
import { Id, Moment, word } from '../shapes/query-parts.ts';
import { RUN_STATES } from './run-states.ts';

/** What narrows a list of runs. */
export const RunListFilter = {
  search: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'How the key of the record begins, or a whole number of a document, deal or debtor',
    }),
  ),
  case: Id,
  flow: Id,
  version: Type.Optional(
    Type.String({ pattern: '^([1-9]\\d{0,8})?$', description: 'Number of a version; `flow` says of which flow' }),
  ),
  revision: Type.Optional(
    Type.String({ pattern: '^[0-9a-f]{0,64}$', description: "How the hash of the flow's text begins" }),
  ),
  key: Type.Optional(
    Type.String({ maxLength: 200, description: 'Key of the record; `*` behind it stands for any rest' }),
  ),
  code: Type.Optional(Type.String({ maxLength: 100, description: 'Code of the reason' })),
  from: Moment,
  to: Moment,
  text: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Part of the key or of an error; 31 days back unless `from` says more',
    }),
  ),
  state: word(...RUN_STATES),
};

const AfterRun = Type.Optional(
  Type.String({
    pattern: '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$',
    description: 'Last run of the page before',
  }),
);
const Limit = Type.Optional(
  Type.String({ pattern: '^([1-9]\\d?|1\\d\\d|200)?$', description: 'Entries of a page, 1 to 200' }),
);

/** GET /runs */
export const RunListQuery = Type.Object({ ...RunListFilter, after: AfterRun, limit: Limit });

/** GET /runs/:id/steps */
export const StepListQuery = Type.Object({
  state: word('running', 'done', 'skipped', 'waiting', 'question', 'failed'),
  after: Type.Optional(
    Type.String({
      maxLength: 1000,
      pattern: '^(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z .+)?$',
      description: '`next` of the page before',
    }),
  ),
  limit: Limit,
});

/** GET /runs/:id/children */
export const ChildListQuery = Type.Object({ after: AfterRun, limit: Limit });

/** GET /run-causes */
export const CauseQuery = Type.Object({ from: Moment, to: Moment });
