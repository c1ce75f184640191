import { redact } from '@belegfluss/http';
import type { Sql } from '@belegfluss/store';
import { runConditions, type RunFilter } from './run-filter.ts';
import type { RunState } from './states.ts';
import type { StepState } from './run-record.ts';

/** A run as people see it. */
export interface ListedRun {
  id: string;
  flow: string;
  recordKey: string;
  state: RunState;
  reason: { code: string; message: string } | null;
  attempt: number;
  caseIds: string[];
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
}

/** A step as people see it: input and output are censored. */
export interface ListedStep {
  path: string;
  kind: string;
  use: string | null;
  state: StepState;
  attempts: number;
  startedAt: string;
  endedAt: string | null;
  input: unknown;
  output: unknown;
  error: { code: string; message: string } | null;
}

const TIME = (column: string, name: string) =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${name}"`;
const COLUMNS = `id, flow, record_key as "recordKey", state, reason, attempt, case_ids as "caseIds",
  ${TIME('created_at', 'createdAt')}, ${TIME('started_at', 'startedAt')}, ${TIME('ended_at', 'endedAt')}`;

/** Runs, the newest first; at most 200 unless told. */
export function listRuns(sql: Sql, filter: RunFilter = {}): Promise<ListedRun[]> {
  const { where, parameters } = runConditions(filter);
  return sql.query<ListedRun>(
    `select ${COLUMNS} from run ${where} order by created_at desc, id desc limit $${parameters.length + 1}`,
    [...parameters, filter.limit ?? 200],
  );
}

/** One run with its steps in the order in which they began; `undefined` when there is none with this id. */
export async function readRun(sql: Sql, id: string): Promise<{ run: ListedRun; steps: ListedStep[] } | undefined> {
  const [run] = await sql.query<ListedRun>(`select ${COLUMNS} from run where id::text = $1`, [id]);
  if (!run) return undefined;
  const steps = await sql.query<ListedStep>(
    `select path, kind, use, state, tries + 1 as attempts, input, output, error, ${TIME('started_at', 'startedAt')}, ${TIME('ended_at', 'endedAt')}
     from step where run_id = $1 order by started_at, path`,
    [run.id],
  );
  return { run, steps: steps.map((step) => ({ ...step, input: redact(step.input), output: redact(step.output) })) };
}
