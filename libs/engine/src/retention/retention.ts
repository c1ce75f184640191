import {
  commonPartitions,
  dropPartitions,
  firstIdAt,
  makePartitions,
  type Database,
  type PartitionedTable,
} from '@belegfluss/store';
import type { RetentionLimits } from '@belegfluss/flow';
import { IS_APPLYING } from '../sync-plan/plan-rows.ts';
import { forgetCircles } from '../event/event-circle.ts';
import { isClockSteady } from './steady-clock.ts';

/** What one pass of retention did; `refused` where the clock had jumped. */
export interface RetentionReceipt {
  refused: boolean;
  /** Whole partitions of deliveries and steps; the figures below are rows that were deleted one by one. */
  partitions: number;
  deliveries: number;
  events: number;
  plans: number;
  steps: number;
  runs: number;
}

const BATCH = 1_000;
/** What is not done by then is done by the next pass. */
const PASS_MS = 60_000;

/**
 * Deletes what the engine wrote for itself and nobody needs any more. Deliveries and steps go with their whole partition, the
 * rest in small steps that hold nobody up. Ids carry their time, so old rows stand together and are found by the primary
 * key. Never touched: effects (they keep a write from happening twice), plans that are being carried out, deliveries that were refused and seen to by nobody, runs that are open
 * or set aside or that did what is done once for a key, number ranges, invoices, files. Makes the partitions that come next as
 * well. `now` is the database's time.
 */
export async function keepWithinRetention(db: Database, limits: RetentionLimits, now: Date): Promise<RetentionReceipt> {
  await makePartitions(db, now);
  const nothing = { refused: false, partitions: 0, deliveries: 0, events: 0, plans: 0, steps: 0, runs: 0 };
  if (!(await isClockSteady(db, now))) return { ...nothing, refused: true };
  await forgetCircles(db);
  const until = performance.now() + PASS_MS;
  const before = (age: number) => firstIdAt(new Date(now.getTime() - age));
  const clear = (statement: string, age: number) => inBatches(db, statement, before(age), until);
  const clearCommon = async (table: PartitionedTable['table'], statement: (from: string) => string, age: number) => {
    let count = 0;
    for (const name of await commonPartitions(db, table)) count += await clear(statement(name), age);
    return count;
  };
  const partitions = [
    ...(await dropPartitions(db, 'delivery', before(limits.deliveries), "old.state in ('stored', 'refused')")),
    ...(await dropPartitions(db, 'step', before(limits.steps), `old.run_id in (${RUNS_THAT_STAY})`)),
  ];
  return {
    refused: false,
    partitions: partitions.length,
    deliveries: await clearCommon('delivery', DELIVERIES, limits.deliveries),
    events: await clear(EVENTS, limits.events),
    plans: await clear(PLANS, limits.plans),
    steps: await clearCommon('step', STEPS, limits.steps),
    runs: await clear(RUNS, limits.runs),
  };
}

/**
 * Each statement looks at the next `BATCH` rows behind `$1` and before `$2`, deletes those that may go, and gives back how
 * many went and the last one it looked at.
 */
async function inBatches(db: Database, statement: string, before: string, until: number): Promise<number> {
  let count = 0;
  for (let after = firstIdAt(new Date(0)); performance.now() < until;) {
    const [batch] = await db.query<{ gone: number; last: string | null }>(statement, [after, before, BATCH]);
    count += batch?.gone ?? 0;
    if (!batch?.last) break;
    after = batch.last;
  }
  return count;
}

const range = (table: string, id: string) =>
  `next as (select distinct ${id} as id from ${table} where ${id} > $1 and ${id} < $2 order by 1 limit $3)`;
const result = `select (select count(*)::int from gone) as gone, (select id from next order by id desc limit 1) as last`;

/** Two short lists, each with an index of its own. */
const RUNS_THAT_STAY = `select id from run where ended_at is null
  union all select id from run where aside_at is not null and state = 'dead'`;

const DELIVERIES = (from: string) => `with ${range(from, 'id')},
  gone as (delete from ${from} d using next where d.id = next.id and state not in ('stored', 'refused') returning 1) ${result}`;
const EVENTS = `with ${range('event', 'id')},
  gone as (delete from event using next where event.id = next.id returning 1) ${result}`;
const PLANS = `with ${range('sync_plan', 'id')},
  gone as (delete from sync_plan using next where sync_plan.id = next.id and not ${IS_APPLYING} returning 1) ${result}`;
const STEPS = (from: string) => `with ${range(from, 'run_id')},
  gone as (delete from ${from} s using next, run where s.run_id = next.id and run.id = next.id
           and run.ended_at is not null and run.state <> 'dead' returning 1) ${result}`;
const RUNS = `with ${range('run', 'id')},
  gone as (delete from run using next where run.id = next.id and ended_at is not null and state <> 'dead'
           and once_key is null returning 1) ${result}`;
