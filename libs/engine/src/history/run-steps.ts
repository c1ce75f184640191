import { redact } from '@belegfluss/http';
import { listQuestions } from '@belegfluss/records';
import { isId, type Sql } from '@belegfluss/store';
import { countTurns, type TurnCount } from './count-turns.ts';
import type { EffectRecord, StepRecord, StepState } from '../run/run-record.ts';
import { ISO_TIME } from './run-list.ts';

/** A step as people see it: input and output are censored. */
export interface ListedStep extends Omit<StepRecord, 'tries' | 'startedAt'> {
  startedAt: string;
  attempts: number;
  effects: ListedEffect[];
  questions: StepQuestion[];
  /** Of a loop. */
  turns: TurnCount | null;
}

/** A guarded change in another system; writes that the system itself deduplicates leave none. */
export type ListedEffect = Pick<EffectRecord, 'key' | 'connection' | 'action' | 'class' | 'state' | 'lookups'> & {
  intendedAt: string;
  settledAt: string | null;
};

export interface StepQuestion {
  id: string;
  kind: string;
  owner: string;
  state: 'open' | 'answered' | 'withdrawn';
  openedAt: string;
  closedAt: string | null;
  answeredBy: string | null;
}

/** Which steps of a run somebody looks for; a missing filter lets all through. */
export interface StepFilter {
  state?: StepState;
  /** The last step of the page before: the moment at which it began and its path, with a space between them. */
  after?: string;
  /** At most so many; default 200. */
  limit?: number;
}

/** Steps of a run, and what to ask for the next ones with, if there are more. */
export interface StepPage {
  steps: ListedStep[];
  next: string | null;
}

type Row = Omit<ListedStep, 'effects' | 'questions' | 'turns'> & { position: string };

/** Of turns that a loop has left behind, what failed and what people decided is shown, and the rest is not: there may be any number. */
const SHOWN = "(not is_behind or state = 'failed' or state = 'done' and kind in ('ask', 'approve'))";

/** Steps in the order in which they began; none where there is no such run. */
export async function listSteps(
  sql: Sql,
  runId: string,
  { state, after, limit = 200 }: StepFilter = {},
): Promise<StepPage> {
  if (!isId(runId)) return { steps: [], next: null };
  const [, moment = null, path = null] = /^(\S+) (.+)$/s.exec(after ?? '') ?? [];
  const found = await sql.query<Row>(
    `select path, kind, use, state, case when state = 'failed' then greatest(tries, 1) else tries + 1 end as attempts, input, output, error, spans,
            ${ISO_TIME('started_at', 'startedAt')}, ${ISO_TIME('ended_at', 'endedAt')},
            to_char(started_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z "') || path as position
     from step where run_id = $1 and ${SHOWN} and ($2::text is null or state = $2)
       and ($3::timestamptz is null or (started_at, path) > ($3, $4)) order by started_at, path limit $5`,
    [runId, state ?? null, moment, path, limit + 1],
  );
  const rows = found.slice(0, limit);
  return {
    steps: await withParts(sql, runId, rows),
    next: found.length > limit ? (rows.at(-1)?.position ?? null) : null,
  };
}

/** How many steps of a run there are to see. */
export async function countSteps(sql: Sql, runId: string): Promise<number> {
  const [row] = await sql.query<{ n: number }>(`select count(*)::int as n from step where run_id = $1 and ${SHOWN}`, [
    runId,
  ]);
  return row?.n ?? 0;
}

async function withParts(sql: Sql, runId: string, rows: Row[]): Promise<ListedStep[]> {
  const paths = rows.map(({ path }) => path);
  const effects = await sql.query<ListedEffect & { path: string }>(
    `select path, key, connection, action, class, state, lookups,
            ${ISO_TIME('intended_at', 'intendedAt')}, ${ISO_TIME('settled_at', 'settledAt')}
     from effect where run_id = $1 and path = any($2) order by intended_at, key`,
    [runId, paths],
  );
  const questions = await listQuestions(sql, { runIds: [runId], steps: paths });
  const turns = await countTurns(sql, runId, rows);
  return rows.map(({ position: _position, ...step }) => ({
    ...step,
    input: redact(step.input),
    output: redact(step.output),
    turns: turns.get(step.path) ?? null,
    effects: effects.filter(({ path }) => path === step.path).map(({ path: _path, ...effect }) => effect),
    questions: questions
      .filter(({ waiters }) => waiters.some((waiter) => waiter.runId === runId && waiter.step === step.path))
      .map(({ id, kind, owner, state, openedAt, closedAt, answer }) => ({
        id,
        kind,
        owner,
        state,
        openedAt: openedAt.toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
        answeredBy: answer?.answeredBy ?? null,
      })),
  }));
}
