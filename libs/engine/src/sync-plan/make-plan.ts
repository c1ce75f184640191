import { type ConfiguredConnection, type Plan, type RecordOutcome } from '@belegfluss/flow';
import { newId, type Database } from '@belegfluss/store';
import { Assumptions } from '../dry-run/assumptions.ts';
import { ReadingCast } from '../dry-run/reading-cast.ts';
import { patient } from '../gateway/patient-entity.ts';
import type { ReadGateway } from '../gateway/read-gateway.ts';
import { RehearsedWrites } from '../rehearsal/rehearsed-writes.ts';
import { stagedGateway } from '../rehearsal/staged-gateway.ts';
import { unstoredRun } from '../rehearsal/unstored-run.ts';
import { RunJournal } from '../journal/run-journal.ts';
import { storedTables } from '../step/run-tables.ts';
import { contentHash } from '../sync/content-hash.ts';
import { judgeRecord } from '../sync/judge-record.ts';
import { memoryOf, recall, writtenContents, type KeptRecord } from '../sync/memory-rows.ts';
import { beginningOf, emptyTally } from '../sync/pass-row.ts';
import { readPages } from '../sync/read-pages.ts';
import { syncJob, type SyncJob } from '../sync/sync-job.ts';
import type { Judged, SourceRecord } from '../sync/sync-record.ts';
import { tableCacheOf } from '../sync/table-cache.ts';
import { onePerKey, stillWaiting } from '../sync/work-page.ts';
import { fieldChanges } from './field-changes.ts';
import { addRecords, beginPlan, endPlan, type PlannedRecord } from './plan-rows.ts';

/** What a plan is made from: reads of the systems, and our own database for the plan itself. */
export interface PlanWorld {
  db: Database;
  connections: ConfiguredConnection[];
  gateway: ReadGateway;
  settings: Record<string, unknown>;
  now: Date;
  signal: AbortSignal;
}

/**
 * Goes through a pass of a sync and keeps what it would write, in place of writing it; page by page, so that any number
 * of records takes the memory of two pages. The memory of the sync stays as it is. Gives back the id of the plan.
 */
export async function makePlan(
  world: PlanWorld,
  plan: Plan,
  { full, madeBy }: { full: boolean; madeBy: string },
): Promise<string> {
  const id = newId();
  const job = lookingJob(world, plan, id);
  const since = await beginningOf(world.db, job, full);
  const { flow, revision } = plan;
  await beginPlan(world.db, { id, flow, revision, source: job.source, target: job.call.use ?? '', since, madeBy });
  const tables = tableCacheOf(job);
  const tally = emptyTally();
  const looking = { ...job, entity: patient(job.entity, world.signal) };
  for await (const page of readPages(looking, { since, cursor: undefined, page: 0 })) {
    const records = onePerKey(page.records);
    tally.unchanged += page.records.length - records.length;
    const keys = records.map(({ key }) => key);
    const [kept, contents, current] = await Promise.all([
      recall(world.db, job, keys),
      writtenContents(world.db, job, keys),
      tables.read(),
    ]);
    const found = records.map((record) => {
      const memory = kept.get(record.key);
      const rest = stillWaiting(record, memory);
      if (rest) return { record, memory, outcome: rest };
      const judged = judgeRecord(job, current, record, memoryOf(memory));
      return { record, memory, judged, outcome: outcomeOf(job, judged) };
    });
    const planned = found.flatMap((each) => {
      const line = each.judged && lineOf(each.record, each.memory, each.judged, each.outcome, contents);
      return line ? [line] : [];
    });
    const added = await addRecords(world.db, id, planned);
    const twice = new Set(planned.flatMap(({ key }) => (added.has(key) ? [] : [key])));
    for (const { record, outcome } of found) tally[twice.has(record.key) ? 'unchanged' : outcome] += 1;
  }
  await endPlan(world.db, id, tally);
  return id;
}

/** The job of a pass whose connections can only be read. */
function lookingJob({ db, connections, gateway, settings, now, signal }: PlanWorld, plan: Plan, id: string): SyncJob {
  if (!plan.sync) throw new Error(`${plan.flow} is no sync`);
  const cast = new ReadingCast(gateway, new Assumptions(), () => ({}));
  const journal = new RunJournal(
    new RehearsedWrites(() => Promise.resolve(false)),
    unstoredRun(plan, { id, trigger: plan.triggers[0]?.id ?? '', recordKey: plan.flow, input: {} }),
    [],
  );
  return syncJob(plan, plan.sync, journal, {
    db,
    tables: storedTables(db),
    gateway: stagedGateway(connections, cast),
    settings,
    now,
    signal,
    answerTo: () => Promise.resolve(undefined),
    takeBack: () => Promise.resolve(true),
    wasDone: () => Promise.resolve(false),
    time: Date.now,
    isAwaited: () => false,
  });
}

function outcomeOf({ call }: SyncJob, judged: Judged): RecordOutcome {
  switch (judged.kind) {
    case 'settled':
      return judged.outcome;
    case 'due':
      return judged.write.known ? 'updated' : 'created';
    case 'ask':
      return 'asked';
    case 'fault':
      return call.onError === 'continue' ? 'failed' : 'asked';
  }
}

/** Records with which nothing happens are counted, not listed. */
function lineOf(
  record: SourceRecord,
  memory: KeptRecord | undefined,
  judged: Judged,
  outcome: RecordOutcome,
  contents: ReadonlyMap<string, unknown>,
): PlannedRecord | undefined {
  if (outcome === 'unchanged' || outcome === 'skipped') return undefined;
  const { key } = record;
  const base = { key, outcome, sourceHash: contentHash(record.record), baseHash: memory?.hash ?? null };
  switch (judged.kind) {
    case 'due': {
      const { hash, input, known } = judged.write;
      const fields = fieldChanges(known ? contents.get(key) : undefined, input);
      return { ...base, hash, fields, why: null };
    }
    case 'ask': {
      const { kind, title } = judged.question;
      return { ...base, hash: null, fields: [], why: { code: kind, message: title } };
    }
    case 'fault': {
      const { code, message } = judged.reason;
      return { ...base, hash: null, fields: [], why: { code, message } };
    }
    case 'settled':
      return undefined;
  }
}
