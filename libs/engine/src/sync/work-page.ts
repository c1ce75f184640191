import type { Reason } from '../run/verdict.ts';
import type { QuestionDraft } from '@belegfluss/sdk';
import { contentHash } from './content-hash.ts';
import { judgeRecord } from './judge-record.ts';
import type { Tries } from './judge-write.ts';
import { memoryOf, recall, type KeptRecord } from './memory-rows.ts';
import { emptyTally, type Tally } from './pass-row.ts';
import { recordFailed } from './record-question.ts';
import type { Slots } from './slots.ts';
import type { SyncJob } from './sync-job.ts';
import type { DueWrite, Judged, SourceRecord, SyncPage, Written } from './sync-record.ts';
import type { TableCache } from './table-cache.ts';
import { writeRecords } from './write-records.ts';

/** What a page came to, before any of it is kept. */
export interface PageResult {
  page: SyncPage;
  tally: Tally;
  written: DueWrite[];
  asks: { record: SourceRecord; question: QuestionDraft }[];
  /** Records that a person said to leave as they are. */
  left: SourceRecord[];
  /** Records that waited and wait no more, each with the open question about it alone, which nobody needs to answer now. */
  released: { key: string; ownQuestion: string | null }[];
  /** Why the page has to come again, or never will be done. */
  stop?: Extract<Written, { kind: 'later' | 'broken' }>;
}

/** What the pages of a run share. */
export interface PageTools {
  job: SyncJob;
  tables: TableCache;
  slots: Slots;
}

/** Judges the records of a page and writes those that changed. */
export async function workPage({ job, tables, slots }: PageTools, page: SyncPage, tries: Tries): Promise<PageResult> {
  const records = onePerKey(page.records);
  const [kept, current] = await Promise.all([
    recall(
      job.world.db,
      job,
      records.map(({ key }) => key),
    ),
    tables.read(),
  ]);
  const result: PageResult = { page, tally: emptyTally(), written: [], asks: [], left: [], released: [] };
  // The same record twice on one page is one record.
  result.tally.unchanged += page.records.length - records.length;
  const waiting = new Set<string>();
  const due: DueWrite[] = [];
  for (const record of records) {
    const memory = kept.get(record.key);
    const answer = page.answers?.get(record.key);
    const rest = page.number === 0 ? leftBy(answer?.option) : stillWaiting(record, memory);
    if (rest) {
      result.tally[rest] += 1;
      waiting.add(record.key);
      if (answer) result.left.push(record);
      continue;
    }
    const judged = judgeRecord(job, current, record, {
      ...memoryOf(memory),
      ...(answer && { answer }),
    });
    if (judged.kind === 'due') due.push(judged.write);
    else note(job, result, restored(job, page, judged, memory));
  }
  for (const written of await writeRecords(job, due, tries, slots, page.mayHaveLeft)) noteWritten(job, result, written);
  for (const { record } of result.asks) waiting.add(record.key);
  result.released = records.flatMap(({ key }) => {
    const memory = kept.get(key);
    return memory?.waitingHash && !waiting.has(key) ? [{ key, ownQuestion: memory.ownQuestion }] : [];
  });
  return result;
}

/** The last of several is the newest. */
export function onePerKey(records: SourceRecord[]): SourceRecord[] {
  return [...new Map(records.map((record) => [record.key, record])).values()];
}

/** Answers after which a record is passed over until it changes. */
function leftBy(option: string | undefined): 'skipped' | undefined {
  return option === 'leave' || option === 'reject' ? 'skipped' : undefined;
}

/** A record that waits, or was left, with the very content that it has now is not tried again. */
export function stillWaiting(
  { record }: SourceRecord,
  memory: KeptRecord | undefined,
): 'asked' | 'skipped' | undefined {
  if (!memory?.waitingHash || memory.waitingHash !== contentHash(record)) return undefined;
  return memory.questionId === null ? 'skipped' : 'asked';
}

/** What an earlier attempt wrote of this very page counts as what it was then. */
function restored(
  job: SyncJob,
  page: SyncPage,
  judged: Exclude<Judged, { kind: 'due' }>,
  memory: KeptRecord | undefined,
): Exclude<Judged, { kind: 'due' }> {
  if (judged.kind !== 'settled' || judged.outcome !== 'unchanged' || !memory?.outcome) return judged;
  const isOurs = memory.runId === job.journal.run.id && memory.page === page.number;
  return isOurs ? { ...judged, outcome: memory.outcome } : judged;
}

function note(job: SyncJob, result: PageResult, judged: Exclude<Judged, { kind: 'due' }>): void {
  if (judged.kind === 'settled') result.tally[judged.outcome] += 1;
  else if (judged.kind === 'ask') ask(result, judged.record, judged.question);
  else fault(job, result, judged.record, judged.reason);
}

function noteWritten(job: SyncJob, result: PageResult, written: Written): void {
  const { write } = written;
  switch (written.kind) {
    case 'written':
      result.tally[write.known ? 'updated' : 'created'] += 1;
      result.written.push(write);
      return;
    case 'ask':
      return ask(result, write.record, written.question);
    case 'fault':
      return fault(job, result, write.record, written.reason);
    case 'later':
    case 'broken':
      if (!result.stop || pauseOf(written) > pauseOf(result.stop)) result.stop = written;
  }
}

/** The longest pause holds for all; what never goes away is longer than any. */
function pauseOf(stop: NonNullable<PageResult['stop']>): number {
  return stop.kind === 'broken' ? Infinity : stop.afterSeconds;
}

function fault(job: SyncJob, result: PageResult, record: SourceRecord, reason: Reason): void {
  if (job.call.onError === 'continue') result.tally.failed += 1;
  else ask(result, record, recordFailed(job, record.key, reason));
}

function ask(result: PageResult, record: SourceRecord, question: QuestionDraft): void {
  result.tally.asked += 1;
  result.asks.push({ record, question });
}
