import { answerFor } from '@belegfluss/records';
import type { Database } from '@belegfluss/store';
import type { ConfiguredConnection } from '@belegfluss/flow';
import { storedHolders } from '../effect/holders.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { RunTables } from '../step/run-tables.ts';
import { carryOutPlan } from '../sync-plan/carry-out-plan.ts';
import { storedWaits } from '../step/run-waits.ts';
import { runSync } from '../sync/run-sync.ts';
import { syncJob } from '../sync/sync-job.ts';
import { isClaimedBefore } from '../journal/claim-once.ts';
import type { ClaimedRun } from './claim-runs.ts';
import { changedConnector } from './changed-connector.ts';
import { interpret } from '../run/interpret.ts';
import type { PlanArchive } from './plan-archive.ts';
import { RunJournal } from '../journal/run-journal.ts';
import { clockOf } from '../run/run-record.ts';
import type { RunWriter } from '../journal/run-writer.ts';
import type { World } from '../run/world.ts';
import { givenBack } from './unknown-here.ts';
import { leaveQuestion } from '../journal/withdrawn-questions.ts';
import { UnkeptError } from '../run/unkept.ts';
import { dead } from '../run/verdict.ts';
import type { LoopWatch } from './loop-watch.ts';
import type { WorkTraces } from './work-traces.ts';
import type { AttemptVerdict } from '../observation/observation.ts';
import { observeRun } from '../observation/observe-run.ts';

const POISON = {
  de: 'der Lauf riss seinen Worker dreimal mit',
  en: 'the run took its worker down three times',
};

/** Everything that attempts share. */
export interface AttemptTools {
  db: Database;
  archive: PlanArchive;
  gateway: Gateway;
  connections: ConfiguredConnection[];
  writer: RunWriter;
  tables: RunTables;
  settings: Record<string, unknown>;
}

/** What an attempt and its worker tell each other. */
export interface WorkerCalls {
  /** The worker ends. */
  signal: AbortSignal;
  /** Others wait for the end of this attempt: a long one ends as soon as it has got on. */
  isAwaited(): boolean;
  /** Its work is done: only the commit of what came of it is left. */
  onWorked(): void;
  traces: WorkTraces | undefined;
  /** Hears what is at work. */
  loop: LoopWatch;
}

/** One attempt of one claimed run: interpret, then write the verdict with the last results. Throws when our database fails or the run was taken over. */
export async function attemptRun(
  tools: AttemptTools,
  claimed: ClaimedRun,
  calls: WorkerCalls,
): Promise<AttemptVerdict> {
  const { run, claim, now } = claimed;
  const journal = new RunJournal(tools.writer, run, claimed.steps);
  try {
    const verdict = await verdictOf(tools, claimed, journal, calls);
    calls.onWorked();
    await journal.settle({ claim, verdict, now });
    return verdict;
  } catch (error) {
    if (!(error instanceof UnkeptError)) throw error;
    const verdict = dead(error.reason);
    await journal.settleWithoutRest({ claim, verdict, now });
    return verdict;
  } finally {
    journal.close();
  }
}

async function verdictOf(
  tools: AttemptTools,
  claimed: ClaimedRun,
  journal: RunJournal,
  calls: WorkerCalls,
): Promise<AttemptVerdict> {
  const { run } = claimed;
  if (claimed.poison) return dead({ code: 'run.poison', message: POISON });
  const plan = await tools.archive.planOf(run);
  const trigger = plan?.triggers.find((item) => item.id === run.trigger);
  if (!plan || !trigger) {
    const message = {
      de: `die Revision von ${run.flow}, mit der dieser Lauf begann, ist nicht mehr ausführbar`,
      en: `the revision of ${run.flow} with which this run began can no longer be carried out`,
    };
    const gone = { code: 'run.flow_gone', message };
    return (await tools.archive.isKept(run)) ? givenBack(journal, gone) : dead(gone);
  }
  const changed = changedConnector(journal, plan, tools.gateway, claimed.now);
  if (changed) return changed;
  if (run.versions.unknownSince !== undefined) journal.pinUnknown();
  if (plan.observe && run.versions.isObserved !== false) {
    const observed = await observeRun(tools, claimed, { plan, trigger }, journal, calls.signal);
    if (observed) return observed;
  }
  const world = worldOf(tools, claimed, journal, calls);
  if (!plan.sync) return interpret(plan, trigger, journal, world);
  const syncWorld = { ...world, isAwaited: calls.isAwaited, db: tools.db };
  const { plan: planId } = run.input;
  const job = syncJob(plan, plan.sync, journal, syncWorld);
  return calls.loop.around(`${job.source} → ${job.call.use ?? job.flow}`, () =>
    typeof planId === 'string' ? carryOutPlan(job, planId) : runSync(plan, journal, syncWorld),
  );
}

function worldOf(
  { db, tables, gateway, settings }: AttemptTools,
  { run, now }: ClaimedRun,
  journal: RunJournal,
  { signal, isAwaited, traces, loop }: WorkerCalls,
): World {
  return {
    tables,
    waits: storedWaits(db, run.id),
    holders: storedHolders(journal),
    gateway,
    settings,
    now,
    signal,
    answerTo: (path) => answerFor(db, run.id, path),
    takeBack: (path) => journal.writeWith((tx) => leaveQuestion(tx, run.id, path, now)),
    wasDone: (key) => isClaimedBefore(db, run, key),
    time: () => clockOf(run),
    isAwaited,
    around: (step, work) => {
      const traced = () => traces?.step(step, work) ?? work();
      return step.use === undefined ? traced() : loop.around(step.use, traced);
    },
  };
}
