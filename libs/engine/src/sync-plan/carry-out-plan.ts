import { judge } from '../run/judge.ts';
import { dead, type RunVerdict } from '../run/verdict.ts';
import { contentHash } from '../sync/content-hash.ts';
import { judgeRecord } from '../sync/judge-record.ts';
import { asStep, type Tries } from '../sync/judge-write.ts';
import { keepRecords } from '../sync/keep-page.ts';
import { memoryOf, recall } from '../sync/memory-rows.ts';
import { EndlessPagesError } from '../gateway/endless-pages.ts';
import { readPages } from '../sync/read-pages.ts';
import { Slots } from '../sync/slots.ts';
import type { SyncJob } from '../sync/sync-job.ts';
import type { SyncPage } from '../sync/sync-record.ts';
import { tableCacheOf } from '../sync/table-cache.ts';
import { onePerKey, workPage, type PageTools } from '../sync/work-page.ts';
import { plannedWrites, readPlan, settlePlan, type SyncPlan } from './plan-rows.ts';

const STEP = 'plan';
/** So many keys of records that have changed are named. */
const MAX_NAMED = 20;

/** How a record stands to the plan: as it was then, written by this very run, or otherwise. */
type Standing = 'as_planned' | 'written' | 'moved';

/**
 * Writes what a plan says and nothing else. First every record is looked at again: where its source, what is remembered of it
 * or what would be written is no longer what the plan was made from, nothing at all is written. A run that was killed goes on
 * behind what it had written. The position of the sync does not move.
 */
export async function carryOutPlan(job: SyncJob, planId: string): Promise<RunVerdict> {
  const { db } = job.world;
  const { run } = job.journal;
  const plan = await readPlan(db, job.flow, planId);
  if (plan?.state !== 'applying' || plan.runId !== run.id)
    return dead({
      code: 'plan.not_bound',
      message: { de: 'dieser Lauf führt den Plan nicht aus', en: 'the plan is not carried out by this run' },
    });
  const tries: Tries = { count: run.attempt - 1, since: null };
  try {
    const moved = run.revision === plan.revision ? await movedSince(job, plan) : ['*'];
    if (moved.length > 0) return await refuse(job, plan, moved, 0);
    return await writeAll(job, plan, tries);
  } catch (error) {
    return readFailed(job, error, tries);
  }
}

/** Keys of planned records whose base has moved, or that are no longer listed. */
async function movedSince(job: SyncJob, plan: SyncPlan): Promise<string[]> {
  const moved: string[] = [];
  let met = 0;
  for await (const { page, standings } of plannedPages(job, plan)) {
    met += page.records.length;
    for (const [key, standing] of standings) if (standing === 'moved' && moved.length < MAX_NAMED) moved.push(key);
  }
  return moved.length === 0 && met < plan.created + plan.updated ? ['*'] : moved;
}

async function writeAll(job: SyncJob, plan: SyncPlan, tries: Tries): Promise<RunVerdict> {
  const tools: PageTools = { job, tables: tableCacheOf(job), slots: new Slots(job.sync.parallel) };
  const sums = { written: 0, asked: 0, failed: 0 };
  const moved: string[] = [];
  for await (const { page, standings } of plannedPages(job, plan)) {
    const due = page.records.filter(({ key }) => standings.get(key) === 'as_planned');
    sums.written += [...standings.values()].filter((standing) => standing === 'written').length;
    // Between the two looks there were moments.
    moved.push(...[...standings].flatMap(([key, standing]) => (standing === 'moved' ? [key] : [])));
    const result = await workPage(tools, { ...page, records: due }, tries);
    sums.written += result.written.length;
    sums.asked += result.tally.asked;
    sums.failed += result.tally.failed;
    showProgress(job, sums, 'running');
    await job.journal.writeWith((tx) => keepRecords(tx, job, result));
    if (result.stop?.kind === 'later')
      return { kind: 'again', afterSeconds: result.stop.afterSeconds, reason: result.stop.reason };
    if (result.stop) return dead(result.stop.reason);
  }
  if (moved.length > 0) return refuse(job, plan, moved, sums.written);
  showProgress(job, sums, 'done');
  await job.journal.writeWith((tx) => settlePlan(tx, plan.id, 'applied'));
  return { kind: 'ended', state: sums.written + sums.asked + sums.failed === 0 ? 'unchanged' : 'done' };
}

/** The pages of the plan's pass again, with the planned records alone and how each stands. */
async function* plannedPages(
  job: SyncJob,
  plan: SyncPlan,
): AsyncGenerator<{ page: SyncPage; standings: Map<string, Standing> }> {
  const { db } = job.world;
  const tables = tableCacheOf(job);
  const met = new Set<string>();
  for await (const page of readPages(job, { since: plan.since, cursor: undefined, page: 0 })) {
    const listed = onePerKey(page.records);
    const keys = listed.map(({ key }) => key);
    const [planned, kept, current] = await Promise.all([
      plannedWrites(db, plan.id, keys),
      recall(db, job, keys),
      tables.read(),
    ]);
    const records = listed.filter(({ key }) => planned.has(key) && !met.has(key));
    const standings = new Map<string, Standing>();
    for (const record of records) {
      met.add(record.key);
      const wanted = planned.get(record.key);
      const memory = kept.get(record.key);
      if (memory?.runId === job.journal.run.id && memory.hash === wanted?.hash) {
        standings.set(record.key, 'written');
        continue;
      }
      const judged = judgeRecord(job, current, record, memoryOf(memory));
      const isSame =
        contentHash(record.record) === wanted?.sourceHash &&
        (memory?.hash ?? null) === wanted.baseHash &&
        judged.kind === 'due' &&
        judged.write.hash === wanted.hash;
      standings.set(record.key, isSame ? 'as_planned' : 'moved');
    }
    yield { page: { ...page, records }, standings };
  }
}

/** How far the plan is, as one step of its run. */
function showProgress(job: SyncJob, sums: Record<string, number>, state: 'running' | 'done'): void {
  job.journal.keepStep({
    path: STEP,
    kind: STEP,
    use: job.call.use ?? null,
    state,
    tries: 0,
    input: null,
    output: { ...sums },
    error: null,
    startedAt: new Date().toISOString(),
    endedAt: state === 'done' ? new Date().toISOString() : null,
    spans: null,
  });
}

async function refuse(job: SyncJob, plan: SyncPlan, moved: string[], written: number): Promise<RunVerdict> {
  await job.journal.writeWith((tx) => settlePlan(tx, plan.id, 'refused'));
  const keys = moved.slice(0, MAX_NAMED);
  const message = {
    de: `woraus der Plan entstand, hat sich geändert: ${keys.join(', ')}; geschrieben wurden ${written} Datensätze`,
    en: `what the plan was made from has changed: ${keys.join(', ')}; ${written} records were written`,
  };
  return dead({ code: 'plan.base_moved', message, facts: { keys, written } });
}

function readFailed(job: SyncJob, error: unknown, tries: Tries): RunVerdict {
  if (job.world.signal.aborted) throw error;
  if (error instanceof EndlessPagesError) return dead({ code: 'sync.endless_pages', message: error.said });
  const verdict = judge(error, job.call, asStep(job, tries), new Date());
  if (verdict.kind === 'again') return { kind: 'again', afterSeconds: verdict.afterSeconds, reason: verdict.reason };
  return dead(
    'reason' in verdict
      ? verdict.reason
      : {
          code: 'run.unexpected',
          message: { de: 'das Lesen endete in einer Frage', en: 'reading ended in a question' },
        },
  );
}
