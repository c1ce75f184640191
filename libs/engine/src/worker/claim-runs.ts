import type { Database } from '@belegfluss/store';
import type { Claim } from '../queue/job-queue.ts';
import { restJobId } from '../queue/rest-job.ts';
import { lineageOf } from '../history/lineage.ts';
import { LONG_AGO_SECONDS } from '../restore/restore-mark.ts';
import { CLOCKS_DIFFER_MS, type RunRecord, type StepRecord } from '../run/run-record.ts';
import { stepsOf } from '../journal/step-rows.ts';
import type { RunState } from '../run/states.ts';

/** A claimed run with what earlier attempts left behind. */
export interface ClaimedRun {
  claim: Claim;
  run: RunRecord;
  steps: StepRecord[];
  /** Deaths of workers in which it was in hand since it last got on. */
  deaths: number;
  /** It may have been the cause of them: it must not start beside others, and its start is not counted yet. */
  alone: boolean;
  /** It was alone with its worker when that died: it is not started again. */
  poison: boolean;
  /** Id of one more job of the run, for the end of its rest: an earlier holder put it to rest when the job that we took had passed on. */
  spareJob?: string;
  /** Business time of this attempt. */
  now: Date;
  /** Time from the making of the run to this claim, by the database's clock. */
  waitedMs: number;
}

/** What is asked of a run beside what it is. */
interface Found {
  now: Date;
  waitedMs: number;
  deaths: number;
  before: RunState;
  claimedAt: Date;
}

/** Since a backup was made that somebody has put back, by the last run that it knows; long, where it knows none. */
const AGE_OF_BACKUP = `(select coalesce((select extract(epoch from now() - r.created_at) from run r where r.created_at < mark.marked_at
   order by r.created_at desc limit 1), ${LONG_AGO_SECONDS}) from restore_mark mark where mark.ended_at is null)`;
/** Whoever was in hand in so many deaths goes to work alone: the next death tells whether it was the cause or a neighbour. */
const DEATHS_IN_COMPANY = 2;

/**
 * Takes hold of the runs of these jobs with one statement: the attempt grows (older holders are fenced)
 * and the start is counted before it happens, so that a run that kills its worker is known. Of those that have to be
 * alone it is counted when they are (`countStart`): while they wait, their worker may die of something else.
 * Runs that have ended meanwhile or wait for a person are missing in the answer. A run that went to rest while its job passed
 * to somebody else has two: in one hand they are one attempt, not two with the same number; of two hands each would take the run from the other.
 */
export async function claimRuns(db: Database, claims: Claim[]): Promise<ClaimedRun[]> {
  const ids = claims.map((claim) => claim.runId);
  const runs = await db.query<RunRecord & Found>(
    `update run set attempt = attempt + 1, crashes = crashes + case when deaths < $2 then 1 else 0 end,
            state = 'running', at_work_since = case when before = 'running' then coalesce(since, now()) else now() end, wake_at = null, started_at = coalesce(started_at, now())
     from (select id, crashes as deaths, state as before, at_work_since as since from run where id = any($1::uuid[]) and state in ('queued', 'running', 'waiting')
           order by id for update) found
     where run.id = found.id
     returning run.id, deaths, before, flow, revision, trigger, record_key as "recordKey", order_key as "orderKey", input, once_key as "onceKey", state, attempt, crashes,
               case_ids as "caseIds", parent_id as "parentId", versions,
               case when replay_of is not null then array(${lineageOf('found.id')}) end as lineage,
               coalesce((select now from business_clock), now()) as now,
               greatest(case when before = 'running' then extract(epoch from now() - since) end, ${AGE_OF_BACKUP})::float8 as "leftSeconds",
               exists(select 1 from restore_mark where ended_at is null) as "afterRestore",
               clock_timestamp() as "claimedAt", extract(epoch from now() - created_at)::float8 * 1000 as "waitedMs"`,
    [ids, DEATHS_IN_COMPANY],
  );
  const heardAt = Date.now();
  const resumed = runs.filter((run) => run.attempt > 1).map((run) => run.id);
  const steps = resumed.length > 0 ? await stepsOf(db, resumed, 'ahead') : [];
  const onePerRun = [...new Map(claims.map((claim) => [claim.runId, claim])).values()];
  return onePerRun.flatMap((claim) => {
    const found = runs.find((run) => run.id === claim.runId);
    if (!found) return [];
    const { now, waitedMs, deaths, before, claimedAt, ...run } = found;
    const restJob = before === 'waiting' ? restJobId({ id: run.id, attempt: run.attempt - 1 }) : undefined;
    const clockAheadMs = claimedAt.getTime() - heardAt;
    return [
      {
        claim,
        run: Math.abs(clockAheadMs) > CLOCKS_DIFFER_MS ? { ...run, clockAheadMs } : run,
        now,
        waitedMs,
        steps: steps.filter((step) => step.runId === run.id),
        deaths,
        alone: deaths === DEATHS_IN_COMPANY,
        poison: deaths > DEATHS_IN_COMPANY,
        ...(restJob !== undefined && restJob !== claim.jobId && { spareJob: restJob }),
      },
    ];
  });
}

/** Counts the start of a run that had to wait until it is alone. False where somebody else has taken it meanwhile. */
export async function countStart(db: Database, { run, deaths }: ClaimedRun): Promise<boolean> {
  const counted = await db.query(
    "update run set crashes = $3 + 1 where id = $1 and attempt = $2 and state = 'running' returning id",
    [run.id, run.attempt, deaths],
  );
  return counted.length > 0;
}

/** Takes a start back: what ended it was no fault of the run. */
export async function uncountStart(db: Database, { run, deaths }: ClaimedRun): Promise<void> {
  await db.query('update run set crashes = least(crashes, $3) where id = $1 and attempt = $2 and ended_at is null', [
    run.id,
    run.attempt,
    deaths,
  ]);
}
