import { openQuestion, withdrawQuestion } from '@belegfluss/records';
import type { Sql } from '@belegfluss/store';
import { contentHash } from './content-hash.ts';
import { forgetWaiting, keepShadows, keepWaiting, type WaitingRecord } from './memory-rows.ts';
import { movePass, noteTry, seenIn, type SyncPass } from './pass-row.ts';
import type { SyncJob } from './sync-job.ts';
import type { PageResult } from './work-page.ts';

const STEP = 'sync';

/** Keeps a finished page with everything that follows from it, in one commit. */
export async function keepPage(job: SyncJob, pass: SyncPass, result: PageResult): Promise<void> {
  const { page, tally } = result;
  const latest = latestOf(pass.latest, page.records);
  for (const [outcome, count] of Object.entries(tally)) pass.tally[outcome as keyof typeof tally] += count;
  Object.assign(pass, { page: page.number, cursor: page.next, latest, tries: 0, failingSince: null });
  const isLast = page.number > 0 && page.next === undefined;
  showProgress(job, pass, isLast ? 'done' : 'running');
  await job.journal.writeWith(async (tx) => {
    await keepRecords(tx, job, result);
    await movePass(tx, job, { number: page.number, next: page.next, latest, isLast, tally });
  });
}

/** What became of the records of a page: what was written, and who waits for whom. */
export async function keepRecords(tx: Sql, job: SyncJob, result: PageResult): Promise<void> {
  const { page, written, released } = result;
  await keepShadows(tx, job, page.number, written);
  await keepWaiting(tx, job, await waitingOf(tx, job, result));
  await forgetWaiting(
    tx,
    job,
    released.map(({ key }) => key),
  );
  for (const { ownQuestion } of released) if (ownQuestion) await withdrawQuestion(tx, ownQuestion, job.world.now);
}

/** Keeps what is done of a page that has to come again: it will be found then. */
export async function keepPart(
  job: SyncJob,
  pass: SyncPass,
  page: number,
  written: PageResult['written'],
  counts: boolean,
): Promise<void> {
  showProgress(job, pass, 'waiting');
  await job.journal.writeWith(async (tx) => {
    await keepShadows(tx, job, page, written);
    await noteTry(tx, job.journal.run.id, counts);
  });
}

function latestOf(latest: string, records: { changedAt: string }[]): string {
  const newest = records.reduce((most, { changedAt }) => Math.max(most, Date.parse(changedAt)), Date.parse(latest));
  return new Date(newest).toISOString();
}

/** Opens the questions of a page; several records may wait for one. */
async function waitingOf(tx: Sql, job: SyncJob, { asks, left }: PageResult): Promise<WaitingRecord[]> {
  const waiting: WaitingRecord[] = [];
  for (const { record, question } of asks) {
    const { id } = await openQuestion(tx, { draft: question, at: job.world.now });
    waiting.push({ record, recordHash: contentHash(record.record), questionId: id });
  }
  return [...waiting, ...left.map((record) => ({ record, recordHash: contentHash(record.record), questionId: null }))];
}

/** The pass as one step of its run, for the timeline. */
function showProgress(job: SyncJob, pass: SyncPass, state: 'running' | 'waiting' | 'done'): void {
  job.journal.keepStep({
    path: STEP,
    kind: STEP,
    use: job.source,
    state,
    tries: pass.tries,
    input: { since: pass.since },
    output: { pages: pass.page, seen: seenIn(pass.tally), ...pass.tally },
    error: null,
    startedAt: pass.startedAt.toISOString(),
    endedAt: state === 'done' ? new Date().toISOString() : null,
    spans: null,
  });
}
