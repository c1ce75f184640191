import type { Answer } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import { QUESTION_COLUMNS, type Question, type QuestionState, type Waiter } from './question.ts';

/** Which questions to list; a missing filter lets all through. */
export interface QuestionFilter {
  state?: QuestionState;
  owner?: string;
  /** Only questions for which one of these runs waits. */
  runIds?: string[];
  /** And of these runs only steps with one of these paths. */
  steps?: string[];
  /** At most so many; default 500. */
  limit?: number;
}

/** A question with the steps that wait for it. */
export type ListedQuestion = Question & { waiters: Waiter[] };

const WITH_WAITERS = `${QUESTION_COLUMNS},
  (select coalesce(jsonb_agg(jsonb_build_object('runId', run_id, 'step', step_path) order by run_id, step_path), '[]')
     from question_waiter where question_id = question.id) as waiters`;

/** Questions, the oldest first. */
export function listQuestions(sql: Sql, filter: QuestionFilter = {}): Promise<ListedQuestion[]> {
  return sql.query<ListedQuestion>(
    `select ${WITH_WAITERS} from question
      where ($1::text is null or state = $1)
        and ($2::text is null or owner = $2)
        and ($3::uuid[] is null or id in (select question_id from question_waiter
                                      where run_id = any($3) and ($4::text[] is null or step_path = any($4))))
      order by opened_at, id limit $5`,
    [filter.state ?? null, filter.owner ?? null, filter.runIds ?? null, filter.steps ?? null, filter.limit ?? 500],
  );
}

/** One question, or `undefined` where there is none with this id. */
export async function readQuestion(sql: Sql, id: string): Promise<ListedQuestion | undefined> {
  const [question] = await sql.query<ListedQuestion>(`select ${WITH_WAITERS} from question where id::text = $1`, [id]);
  return question;
}

/** An answer with the kind of the question that it answers. */
export type KeptAnswer = Answer & { kind: string };

/** What became of the last question that this step asked; `undefined` where it never asked. */
export async function lastAsked(sql: Sql, runId: string, step: string): Promise<QuestionState | undefined> {
  return (await lastQuestion(sql, runId, step))?.state;
}

/** The answer to the last question that this step asked; `undefined` while that one is open, and where it never asked. */
export async function answerFor(sql: Sql, runId: string, step: string): Promise<KeptAnswer | undefined> {
  const last = await lastQuestion(sql, runId, step);
  return last?.answer ? { ...last.answer, kind: last.kind } : undefined;
}

async function lastQuestion(sql: Sql, runId: string, step: string): Promise<LastQuestion | undefined> {
  const [last] = await sql.query<LastQuestion>(
    `select kind, state, answer from question join question_waiter on question_id = id
      where run_id = $1 and step_path = $2
      order by state = 'open' desc, closed_at desc, id desc limit 1`,
    [runId, step],
  );
  return last;
}

type LastQuestion = Pick<Question, 'kind' | 'state' | 'answer'>;
