import type { Database } from '@belegfluss/store';
import type { Claim } from '../queue/job-queue.ts';
import type { RunRecord, StepRecord } from './run-record.ts';

/** A claimed run with what earlier attempts left behind. */
export interface ClaimedRun {
  claim: Claim;
  run: RunRecord;
  steps: StepRecord[];
  /** It took its worker down too often to be started again. */
  poison: boolean;
  /** Business time of this attempt. */
  now: Date;
  /** Time from the making of the run to this claim, by the database's clock. */
  waitedMs: number;
}

/** A run that took its worker down this often is set aside. */
const MAX_CRASHES = 3;

/**
 * Takes hold of the runs of these jobs with one statement: the attempt grows (older holders are fenced)
 * and the start is counted before it happens, so that a run that kills its worker is known.
 * Runs that have ended meanwhile or wait for a person are missing in the answer.
 */
export async function claimRuns(db: Database, claims: Claim[]): Promise<ClaimedRun[]> {
  const ids = claims.map((claim) => claim.runId);
  const runs = await db.query<RunRecord & { now: Date; waitedMs: number }>(
    `update run set attempt = attempt + 1, crashes = crashes + 1, state = 'running', wake_at = null,
            started_at = coalesce(started_at, now())
     where id = any($1::uuid[]) and state in ('queued', 'running', 'waiting')
     returning id, flow, revision, trigger, record_key as "recordKey", input, once_key as "onceKey", state, attempt, crashes,
               case_ids as "caseIds", versions, coalesce((select now from business_clock), now()) as now,
               exists(select 1 from restore_mark where ended_at is null) as "afterRestore",
               extract(epoch from now() - created_at)::float8 * 1000 as "waitedMs"`,
    [ids],
  );
  const resumed = runs.filter((run) => run.attempt > 1).map((run) => run.id);
  const steps = resumed.length > 0 ? await stepsOf(db, resumed) : [];
  return claims.flatMap((claim) => {
    const found = runs.find((run) => run.id === claim.runId);
    if (!found) return [];
    const { now, waitedMs, ...run } = found;
    return [
      {
        claim,
        run,
        now,
        waitedMs,
        steps: steps.filter((step) => step.runId === run.id),
        poison: run.crashes > MAX_CRASHES,
      },
    ];
  });
}

function stepsOf(db: Database, runIds: string[]): Promise<(StepRecord & { runId: string })[]> {
  return db.query(
    `select run_id as "runId", path, kind, use, state, tries, input, output, error,
            to_char(started_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt",
            to_char(ended_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "endedAt"
     from step where run_id = any($1::uuid[])`,
    [runIds],
  );
}
