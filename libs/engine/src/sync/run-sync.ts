import type { Plan } from '@belegfluss/flow';
import { judge } from '../run/judge.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import { dead, MADE_WAY, type Reason, type RunVerdict } from '../run/verdict.ts';
import { answeredPage } from './answered-page.ts';
import { asStep } from './judge-write.ts';
import { keepPart } from './keep-page.ts';
import { openPass, type SyncPass } from './pass-row.ts';
import { PageLine, PAGES_AT_WORK } from './page-line.ts';
import { EndlessPagesError } from '../gateway/endless-pages.ts';
import { readPages } from './read-pages.ts';
import { Slots } from './slots.ts';
import { isFull } from './sync-input.ts';
import { syncJob, type SyncJob, type SyncWorld } from './sync-job.ts';
import type { SyncPage } from './sync-record.ts';
import { tableCacheOf } from './table-cache.ts';
import type { PageTools } from './work-page.ts';

/** Not a failure, and nothing to wait for: the pass goes on behind the page that was kept. */
const MAKES_WAY: RunVerdict = {
  kind: 'again',
  afterSeconds: 0,
  reason: {
    code: 'sync.made_way',
    message: MADE_WAY,
  },
};
const UNEXPECTED: Reason = {
  code: 'run.unexpected',
  message: { de: 'das Lesen der Datensätze endete in einer Frage', en: 'reading the records ended in a question' },
};

/**
 * Carries a pass of a sync on from where it stands: pages are read, judged, written and kept in their order, each with one
 * commit. Throws when our database fails or the run was taken over; the next attempt goes on behind the last page.
 */
export async function runSync(plan: Plan, journal: RunJournal, world: SyncWorld): Promise<RunVerdict> {
  if (!plan.sync) throw new Error(`${plan.flow} is no sync`);
  // Nobody can start one with a key; earlier releases let them.
  if (journal.run.recordKey !== plan.flow)
    return dead({
      code: 'sync.key_given',
      message: { de: 'ein Abgleich wird ohne Schlüssel gestartet', en: 'a sync is started without a key' },
    });
  const job = syncJob(plan, plan.sync, journal, world);
  const pass = await openPass(world.db, job, isFull(journal.run.input));
  if (pass.endedAt === null) {
    const stop = await goThrough(job, pass);
    if (stop) return stop;
  }
  const { created, updated, asked, failed } = pass.tally;
  return { kind: 'ended', state: created + updated + asked + failed === 0 ? 'unchanged' : 'done' };
}

async function goThrough(job: SyncJob, pass: SyncPass): Promise<RunVerdict | undefined> {
  const tools: PageTools = {
    job,
    tables: tableCacheOf(job),
    slots: new Slots(job.sync.parallel),
  };
  const line = new PageLine(tools, pass);
  let verdict: RunVerdict | undefined;
  try {
    for await (const page of pagesOf(job, pass)) {
      verdict = await line.take(page);
      if (!verdict && page.next !== undefined && mustMakeWay(job)) verdict = MAKES_WAY;
      if (verdict) break;
    }
  } catch (error) {
    // What was read before is finished first.
    const stop = await line.end();
    return stop ?? readFailed(job, pass, error);
  }
  return (await line.end()) ?? verdict;
}

/** Others wait for this attempt, or a person wants it to end. */
function mustMakeWay({ world, journal }: SyncJob): boolean {
  return world.isAwaited() || journal.isStopAsked;
}

/** Answered records first, on the first page of a pass. */
async function* pagesOf(job: SyncJob, pass: SyncPass): AsyncGenerator<SyncPage> {
  const answered = pass.page === 0 ? await answeredPage(job) : undefined;
  const last = pass.page + PAGES_AT_WORK;
  if (answered) yield { ...answered, mayHaveLeft: true };
  for await (const page of readPages(job, { since: pass.since, cursor: pass.cursor, page: pass.page }))
    yield { ...page, mayHaveLeft: page.isAnew === true || page.number <= last };
}

async function readFailed(job: SyncJob, pass: SyncPass, error: unknown): Promise<RunVerdict> {
  if (job.world.signal.aborted) throw error;
  if (error instanceof EndlessPagesError) return dead({ code: 'sync.endless_pages', message: error.said });
  const verdict = judge(error, job.call, asStep(job, { count: pass.tries, since: pass.failingSince }), new Date());
  if (verdict.kind !== 'again') return dead('reason' in verdict ? verdict.reason : UNEXPECTED);
  const { reason, afterSeconds, counts } = verdict;
  await keepPart(job, pass, pass.page, [], counts);
  return { kind: 'again', afterSeconds, reason };
}
