import { DiagnosticError, type Answer } from '@belegfluss/sdk';
import { putRow, readTable } from '@belegfluss/tables';
import { answeredRecords, type AnsweredRecord } from './memory-rows.ts';
import { RECORD_FAILED } from './record-question.ts';
import type { SyncJob } from './sync-job.ts';
import type { SyncPage } from './sync-record.ts';

const MISSING_ROW = 'mapping.missing_row';
/** So many answered records go through at once. */
const MAX_ANSWERED = 200;

/** Records for which an answer has come, as the page before the first; rows that were answered stand in their tables then. */
export async function answeredPage(job: SyncJob): Promise<SyncPage | undefined> {
  const found = await answeredRecords(job.world.db, job, MAX_ANSWERED);
  if (found.length === 0) return undefined;
  const rows = new Map(found.map(({ question }) => [question.id, question]));
  for (const question of rows.values()) {
    if (question.kind === MISSING_ROW && question.answer?.option === 'add_row')
      await addRow(job, question, question.answer);
  }
  const answers = found.flatMap(({ record, question }): [string, Answer][] =>
    isForTheCall(question) && question.answer ? [[record.key, question.answer]] : [],
  );
  return { number: 0, records: found.map(({ record }) => record), answers: new Map(answers) };
}

/** What was asked by the action itself is answered to it; so is that a record shall be left. */
function isForTheCall({ kind, answer }: AnsweredRecord['question']): boolean {
  const isOurs = kind === MISSING_ROW || kind === RECORD_FAILED;
  return !isOurs || answer?.option === 'leave' || answer?.option === 'reject';
}

/** An answer that does not fit the table leads to the same question again. */
async function addRow(job: SyncJob, question: AnsweredRecord['question'], answer: Answer): Promise<void> {
  const { table, key, on } = question.evidence as { table: string; key: Record<string, string>; on: string };
  const note = { author: answer.answeredBy, reason: `answer to a question of ${job.flow}`, at: job.world.now };
  try {
    const { definition } = await readTable(job.world.db, table);
    const parts = definition.key.map(({ name }) => key[name] ?? '');
    await job.journal.writeWith((tx) =>
      putRow(tx, table, { key: parts, values: answer.fields, fillsHoleOn: on }, note),
    );
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
  }
}
