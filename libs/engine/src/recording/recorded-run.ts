import { listQuestions, type ListedQuestion } from '@belegfluss/records';
import { isId, type Sql } from '@belegfluss/store';
import { ISO_TIME } from '../history/run-list.ts';
import type { RunRecord, StepRecord } from '../run/run-record.ts';
import { tooManySteps } from './refusals.ts';
import type { Reason } from '../run/verdict.ts';
import { stepsOf } from '../journal/step-rows.ts';

/** A run as the database keeps it, with all that systems and people said to it. Nothing is censored. */
export interface RecordedRun extends Omit<RunRecord, 'attempt' | 'crashes' | 'caseIds' | 'afterRestore'> {
  reason: Reason | null;
  startedAt: string | null;
  steps: StepRecord[];
  /** The last question of each step that asked. */
  questions: ReadonlyMap<string, ListedQuestion>;
}

const MOST_STEPS = 2_000;

/** Reads a run; `undefined` when there is none with this id. Throws DiagnosticError `recording.too_large`. */
export async function recordedRun(sql: Sql, id: string): Promise<RecordedRun | undefined> {
  if (!isId(id)) return undefined;
  const [run] = await sql.query<Omit<RecordedRun, 'steps' | 'questions'>>(
    `select id, flow, revision, trigger, record_key as "recordKey", input, once_key as "onceKey", state, reason, versions,
            ${ISO_TIME('started_at', 'startedAt')} from run where id = $1`,
    [id],
  );
  if (!run) return undefined;
  await demandFewSteps(sql, id);
  const steps = (await stepsOf(sql, [id], 'all')).sort((one, two) => (one.startedAt < two.startedAt ? -1 : 1));
  const questions = await listQuestions(sql, { runIds: [id], limit: MOST_STEPS });
  const asked = questions.flatMap((question) =>
    question.waiters.filter(({ runId }) => runId === id).map(({ step }) => [step, question] as const),
  );
  return { ...run, steps, questions: new Map(asked) };
}

/** Before they are read: a run over very many records has steps that no worker would hold at once. */
async function demandFewSteps(sql: Sql, id: string): Promise<void> {
  const [row] = await sql.query<{ steps: number }>('select count(*)::int as steps from step where run_id = $1', [id]);
  if (row && row.steps > MOST_STEPS) throw tooManySteps(id, row.steps, MOST_STEPS);
}
