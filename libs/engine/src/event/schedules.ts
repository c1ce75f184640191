import { newId, type Database, type Sql, type Transaction } from '@belegfluss/store';
import type { RunStarter } from './run-starter.ts';
import { catchUp, type Dues, type Plan, slotsBetween, type TriggerOf } from '@belegfluss/flow';

interface ScheduleTools {
  db: Database;
  starter: RunStarter;
}

/** What one look at the clock did for one schedule; nothing of it is said where nothing was due. */
export interface FiredSchedule {
  /** `<flow>.<trigger>`. */
  name: string;
  started: Date[];
  /** Missed slots that the policy leaves out. */
  leftOut: number;
}

/** Up to when a schedule was looked at, and the database's time. */
interface Mark {
  name: string;
  lookedAt: Date;
  now: Date;
}

/** Two statements at the same time see clocks that differ by less than this. */
const CLOCK_SLACK_MS = 60_000;
/**
 * Where the database's clock was put back, the look begins anew behind the last slot that has passed by it: what was
 * fired before is known by its row.
 */
const MARKS = `
  select m.name, clock.now, case when m.looked_at <= clock.now + ${CLOCK_SLACK_MS} * interval '1 millisecond'
    then least(m.looked_at, clock.now)
    else coalesce((select max(slot) from schedule_slot s where s.flow = m.name and s.slot <= clock.now), clock.now)
    end as "lookedAt"
  from schedule_mark m cross join (select date_trunc('milliseconds', clock_timestamp()) as now) clock`;
/** Nobody looks further back, however long the system was down. */
const LOOK_BACK_MS = 366 * 86_400_000;

/** One schedule of a flow, under the name that its mark has. */
interface Schedule {
  name: string;
  flow: string;
  trigger: TriggerOf<'schedule'>;
}

/** All triggers of one kind with their flows. */
export function triggersOf<K extends 'schedule' | 'entity'>(
  plans: Plan[],
  kind: K,
): { plan: Plan; trigger: TriggerOf<K> }[] {
  return plans.flatMap((plan) =>
    plan.triggers
      .filter((trigger): trigger is TriggerOf<K> => trigger.kind === kind)
      .map((trigger) => ({ plan, trigger })),
  );
}

/**
 * Starts what has become due since the last look of any process, by the database's clock. The mark of a schedule is
 * locked meanwhile and moves in the same transaction: however many schedulers look, and whenever one of them dies, each
 * slot is seen once.
 */
export async function fireSchedules(tools: ScheduleTools, plans: Plan[]): Promise<FiredSchedule[]> {
  const schedules = triggersOf(plans, 'schedule').map(({ plan, trigger }): Schedule => ({
    name: `${plan.flow}.${trigger.id}`,
    flow: plan.flow,
    trigger,
  }));
  if (schedules.length === 0) return [];
  const marks = new Map((await readMarks(tools.db, schedules)).map((mark) => [mark.name, mark]));
  const fired: FiredSchedule[] = [];
  const quiet: Mark[] = [];
  for (const schedule of schedules) {
    const { name, trigger } = schedule;
    const mark = marks.get(name);
    if (mark && slotsBetween(trigger, lookFrom(mark), mark.now).next().done) {
      quiet.push(mark);
      continue;
    }
    const { run, leftOut } = await tools.db.transaction((tx) => fireDue(tools, tx, schedule));
    if (run.length + leftOut > 0) fired.push({ name, started: run, leftOut });
  }
  await moveMarks(tools.db, quiet);
  return fired;
}

/** The marks with the database's time; a schedule that is new looks ahead only, one that an earlier release fired goes on behind its last slot. */
async function readMarks(sql: Sql, schedules: Schedule[]): Promise<Mark[]> {
  await sql.query(
    `insert into schedule_mark (name, looked_at)
     select n.name, coalesce((select max(slot) from schedule_slot s where s.flow = n.flow and s.slot <= clock_timestamp()), clock_timestamp())
     from jsonb_to_recordset($1::jsonb) as n(name text, flow text)
     where not exists (select 1 from schedule_mark m where m.name = n.name)
     on conflict do nothing`,
    [JSON.stringify(schedules.map(({ name, flow }) => ({ name, flow })))],
  );
  return sql.query(`${MARKS} where m.name = any($1)`, [schedules.map(({ name }) => name)]);
}

/** For those that nothing is due for; a process that looked later has moved them further. */
async function moveMarks(sql: Sql, marks: Mark[]): Promise<void> {
  const [first] = marks;
  if (!first) return;
  await sql.query(
    'update schedule_mark set looked_at = $2 where name = any($1) and (looked_at < $2 or looked_at > $3)',
    [marks.map(({ name }) => name), first.now, new Date(first.now.getTime() + CLOCK_SLACK_MS)],
  );
}

function lookFrom({ lookedAt, now }: Mark): Date {
  return new Date(Math.max(lookedAt.getTime(), now.getTime() - LOOK_BACK_MS));
}

async function fireDue(tools: ScheduleTools, tx: Transaction, schedule: Schedule): Promise<Dues> {
  const { name, trigger } = schedule;
  const [mark] = await tx.query<Mark>(`${MARKS} where m.name = $1 for update of m skip locked`, [name]);
  // Somebody else is at it.
  if (!mark) return { run: [], leftOut: 0 };
  const dues = catchUp(trigger.catchUp, slotsBetween(trigger, lookFrom(mark), mark.now), mark.now);
  const run: Date[] = [];
  for (const slot of dues.run) if (await fireSlot(tools, tx, schedule, slot)) run.push(slot);
  await tx.query('update schedule_mark set looked_at = $2, left_out = left_out + $3 where name = $1', [
    name,
    mark.now,
    dues.leftOut,
  ]);
  return { run, leftOut: dues.leftOut };
}

async function fireSlot(
  { starter }: ScheduleTools,
  tx: Transaction,
  { name, flow, trigger }: Schedule,
  slot: Date,
): Promise<boolean> {
  const won = await tx.query(
    'insert into schedule_slot (flow, slot, run_id) values ($1, $2, $3) on conflict do nothing returning 1',
    [name, slot, newId()],
  );
  if (won.length === 0) return false;
  const input = { type: 'schedule', data: { slot: slot.toISOString() } };
  const runId = await starter.startOne(tx, flow, trigger.id, flow, input);
  await tx.query('update schedule_slot set run_id = $3 where flow = $1 and slot = $2', [name, slot, runId]);
  return true;
}

/**
 * Takes the sweep of one interval for this process; false when it is not due, or another scheduler has it. The first is
 * due one interval after its flow was first seen, and a restart does not begin the interval anew.
 */
export async function claimSweep(db: Database, plan: Plan, trigger: TriggerOf<'entity'>): Promise<boolean> {
  const name = `${plan.flow}/${trigger.id}`;
  await db.query('insert into schedule_mark (name, looked_at) values ($1, clock_timestamp()) on conflict do nothing', [
    name,
  ]);
  const won = await db.query(
    `update schedule_mark set looked_at = clock_timestamp()
     where name = $1 and (looked_at <= clock_timestamp() - $2 * interval '1 second' or looked_at > clock_timestamp() + $3 * interval '1 millisecond') returning 1`,
    [name, trigger.sweepSeconds ?? 0, CLOCK_SLACK_MS],
  );
  return won.length > 0;
}
