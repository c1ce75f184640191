import { storableJson, type Sql } from '@belegfluss/store';
import type { RunState } from './states.ts';
import type { RunWrite } from './run-write.ts';
import type { Reason } from './verdict.ts';

/** New state of a settled run. */
interface SettledRow {
  state: RunState;
  reason: Reason | null;
  wakeAt: Date | null;
  ended: boolean;
  caseIds: string[];
}

/**
 * Proves that these attempts still hold their runs (a settled attempt holds nothing) and keeps, of those that do, steps and the state of settled runs; one
 * statement. Gives back the ids of the runs that are held. Their rows stay locked: nobody takes one over before the commit.
 */
export async function writeHeld(tx: Sql, writes: RunWrite[]): Promise<Set<string>> {
  const runs = writes.map(({ run, settlement, versions }) => ({
    id: run.id,
    attempt: run.attempt,
    versions,
    ...(settlement && settledRow(run.caseIds, settlement.verdict)),
  }));
  const steps = writes.flatMap(({ run, steps: own }) => own.map((step) => ({ ...step, runId: run.id })));
  const held = await tx.query<{ id: string }>(
    `with w as (
       select * from jsonb_to_recordset($1::jsonb) as w(id uuid, attempt int, state text, reason jsonb, "wakeAt" timestamptz,
         ended boolean, "caseIds" text[], versions jsonb)
     ), held as (
       select id from run
       where id = any($3::uuid[]) and state = 'running' and attempt = (select w.attempt from w where w.id = run.id)
       order by id for update
     ), kept as (
       insert into step (run_id, path, kind, use, state, tries, input, output, error, started_at, ended_at)
       select s."runId", s.path, s.kind, s.use, s.state, s.tries, s.input, s.output, s.error, s."startedAt", s."endedAt"
       from jsonb_to_recordset($2::jsonb) as s("runId" uuid, path text, kind text, use text, state text, tries int, input jsonb,
            output jsonb, error jsonb, "startedAt" timestamptz, "endedAt" timestamptz)
       where s."runId" in (select id from held)
       on conflict (run_id, path) do update set state = excluded.state, tries = excluded.tries, input = excluded.input,
            output = excluded.output, error = excluded.error, ended_at = excluded.ended_at
     ), settled as (
       update run set state = w.state, reason = w.reason, wake_at = w."wakeAt", case_ids = w."caseIds", crashes = 0,
              ended_at = case when w.ended then now() end, versions = coalesce(w.versions, run.versions)
       from w where run.id = w.id and w.state is not null and run.id in (select id from held)
     ), pinned as (
       update run set versions = w.versions
       from w where run.id = w.id and w.state is null and w.versions is not null and run.id in (select id from held)
     )
     select id from held`,
    [storableJson(runs), storableJson(steps), runs.map(({ id }) => id)],
  );
  return new Set(held.map(({ id }) => id));
}

function settledRow(caseIds: string[], verdict: NonNullable<RunWrite['settlement']>['verdict']): SettledRow {
  switch (verdict.kind) {
    case 'ended':
      return { state: verdict.state, reason: verdict.reason ?? null, wakeAt: null, ended: true, caseIds };
    case 'again':
      return {
        state: 'waiting',
        reason: verdict.reason,
        wakeAt: wakeTime(verdict.afterSeconds),
        ended: false,
        caseIds,
      };
    case 'question': {
      const reason = { code: verdict.question.kind, message: verdict.question.title.en };
      return { state: 'question', reason, wakeAt: null, ended: false, caseIds };
    }
  }
}

/** The moment so many seconds from now by this process's clock, which also sets the job's. */
export function wakeTime(afterSeconds: number): Date {
  return new Date(Date.now() + afterSeconds * 1_000);
}

/** Lets each of these runs be the one that does what its flow does once, unless another has done it. Gives back the winners. */
export async function claimOnceKeys(
  tx: Sql,
  claims: { id: string; flow: string; key: string }[],
): Promise<Set<string>> {
  if (claims.length === 0) return new Set();
  const won = await tx.query<{ id: string }>(
    `update run set once_key = c.key
     from (select distinct on (flow, key) * from jsonb_to_recordset($1::jsonb) as c(id uuid, flow text, key text)
           order by flow, key, id) c
     where run.id = c.id and not exists (select 1 from run other where other.flow = c.flow and other.once_key = c.key
                                              and other.id <> c.id)
     returning run.id`,
    [storableJson(claims)],
  );
  return new Set(won.map(({ id }) => id));
}
