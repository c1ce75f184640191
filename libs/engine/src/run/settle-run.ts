import { openQuestion } from '@belegfluss/records';
import { type Sql, storableJson } from '@belegfluss/store';
import type { RunStarter } from '../event/run-starter.ts';
import type { Claim, JobQueue } from '../queue/job-queue.ts';
import type { RunRecord } from './run-record.ts';
import type { RunVerdict } from './verdict.ts';

/** Channel on which the console hears what changed: `runs <id>`, `questions <id>`, `cases <id>`. */
export const CHANGES_CHANNEL = 'belegfluss_changes';

export interface Settling {
  tx: Sql;
  queue: JobQueue;
  starter: RunStarter;
  claim: Claim;
  run: RunRecord;
  now: Date;
}

/**
 * Writes what an attempt came to: state, next job or question, and the end of this job, all in the
 * transaction that also keeps the attempt's last results.
 */
export async function settleRun({ tx, queue, starter, claim, run, now }: Settling, verdict: RunVerdict): Promise<void> {
  const cases = [run.id, run.caseIds];
  if (verdict.kind === 'ended') {
    await tx.query(
      'update run set state = $3, reason = $4, case_ids = $2, crashes = 0, ended_at = now() where id = $1',
      [...cases, verdict.state, verdict.reason ? storableJson(verdict.reason) : null],
    );
    await starter.releaseNext(tx, run.flow, run.recordKey);
  } else if (verdict.kind === 'again') {
    const wakeAt = new Date(Date.now() + verdict.afterSeconds * 1_000);
    await tx.query(
      "update run set state = 'waiting', reason = $3, case_ids = $2, crashes = 0, wake_at = $4 where id = $1",
      [...cases, storableJson(verdict.reason), wakeAt],
    );
    await queue.insert(tx, [{ queue: 'run', subject: run.id, startAfter: wakeAt }]);
  } else {
    await tx.query("update run set state = 'question', reason = $3, case_ids = $2, crashes = 0 where id = $1", [
      ...cases,
      storableJson({ code: verdict.question.kind, message: verdict.question.title.en }),
    ]);
    const { id } = await openQuestion(tx, {
      draft: verdict.question,
      waiter: { runId: run.id, step: verdict.path },
      at: now,
    });
    await tx.query('select pg_notify($1, $2)', [CHANGES_CHANNEL, `questions ${id}`]);
  }
  await queue.complete(tx, [claim]);
  const messages = [`runs ${run.id}`, ...run.caseIds.map((id) => `cases ${id}`)];
  await tx.query('select pg_notify($1, m) from unnest($2::text[]) as m', [CHANGES_CHANNEL, messages]);
}
