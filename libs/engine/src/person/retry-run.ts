import type { Sql } from '@belegfluss/store';
import { tellOfRuns } from '../journal/changes.ts';
import { writeDeed, type Deed } from './deed.ts';
import type { WakingTools } from '../waiting/waking-tools.ts';
import { COMPENSATION_OF_RUN } from '../history/run-compensation.ts';
import { lockRun } from './locked-run.ts';
import { notDead, undone } from './refusals.ts';

/** Puts a dead run back to work from the step that failed; what it had read, it reads again. Throws DiagnosticError `run.unknown`, `run.not_dead`, `run.undone`. */
export async function retryRun(tools: WakingTools, runId: string, deed: Deed): Promise<void> {
  await tools.db.transaction(async (tx) => {
    const run = await lockRun(tx, runId);
    if (run.state !== 'dead') throw notDead(runId, run.state);
    await tx.query(
      `update run set state = 'queued', ended_at = null, aside_at = null, stop_reason = null, crashes = 0, reason = null,
              versions = versions - 'connectors' - 'unknownSince'
       where id = $1 and state = 'dead'`,
      [runId],
    );
    const [found] = await tx.query<{ compensation: string | null }>(
      `select ${COMPENSATION_OF_RUN} as compensation from run where id = $1`,
      [runId],
    );
    if (found?.compensation === 'done') throw undone(runId);
    await tx.query(
      "update step set state = 'waiting', tries = 0, started_at = now() where run_id = $1 and state = 'failed' and not is_behind",
      [runId],
    );
    await forgetReads(tx, runId);
    await writeDeed(tx, runId, 'retry', deed, { flow: run.flow });
    await tools.starter.line.releaseIfFirst(tx, run.flow, run.order, runId);
    tellOfRuns(tx, tools.bell, [runId]);
  });
}

/**
 * A retry reads again: somebody has mended the record, or it has changed since. What was done stays done; where
 * items of a list or a chosen way were worked on already, the list and the way have to stay what they came from. A page that
 * a loop has in hand stays in any case: nobody knows whether its records would stand there again.
 */
async function forgetReads(tx: Sql, runId: string): Promise<void> {
  const [begun] = await tx.query(
    `select 1 from step where run_id = $1 and (kind = 'each' and use is not null
       or path ~ '[.[]' and kind in ('call', 'emit', 'match', 'upsert', 'ask', 'approve', 'run', 'wait') and state = 'done') limit 1`,
    [runId],
  );
  if (begun) return;
  await tx.query(
    "delete from step where run_id = $1 and kind in ('read', 'map', 'lookup', 'choose', 'each', 'parallel')",
    [runId],
  );
  await tx.query("update run set versions = versions - 'tables' where id = $1", [runId]);
}
