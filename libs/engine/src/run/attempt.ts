import { answerFor } from '@belegfluss/records';
import type { Database } from '@belegfluss/store';
import type { RunStarter } from '../event/run-starter.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { ClaimedRun } from './claim-runs.ts';
import { interpret } from './interpret.ts';
import type { PlanArchive } from './plan-archive.ts';
import { RunJournal } from './run-journal.ts';
import { settleRun } from './settle-run.ts';
import type { RunVerdict } from './verdict.ts';

/** Everything that attempts share. */
export interface AttemptTools {
  db: Database;
  archive: PlanArchive;
  gateway: Gateway;
  queue: JobQueue;
  starter: RunStarter;
  settings: Record<string, unknown>;
}

/** One attempt of one claimed run: interpret, then write the verdict with the last results. Throws when our database fails or the run was taken over. */
export async function attemptRun(tools: AttemptTools, claimed: ClaimedRun, signal: AbortSignal): Promise<RunVerdict> {
  const { db, queue, starter } = tools;
  const { run, claim, now } = claimed;
  const journal = new RunJournal(db, starter, run, claimed.steps);
  const verdict = await verdictOf(tools, claimed, journal, signal);
  await journal.barrier((tx) => settleRun({ tx, queue, starter, claim, run, now }, verdict));
  return verdict;
}

function dead(code: string, message: string): RunVerdict {
  return { kind: 'ended', state: 'dead', reason: { code, message } };
}

async function verdictOf(
  tools: AttemptTools,
  claimed: ClaimedRun,
  journal: RunJournal,
  signal: AbortSignal,
): Promise<RunVerdict> {
  const { run } = claimed;
  if (claimed.poison) return dead('run.poison', 'the run took its worker down three times');
  const plan = await tools.archive.planOf(run);
  const trigger = plan?.triggers.find((item) => item.id === run.trigger);
  if (!plan || !trigger) {
    return dead('run.flow_gone', `the revision of ${run.flow} with which this run began can no longer be carried out`);
  }
  return interpret(plan, trigger, journal, {
    db: tools.db,
    gateway: tools.gateway,
    settings: tools.settings,
    now: claimed.now,
    signal,
    answerTo: (path) => answerFor(tools.db, run.id, path),
  });
}
