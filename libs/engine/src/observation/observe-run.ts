import type { ConfiguredConnection, Plan, PlannedTrigger } from '@belegfluss/flow';
import type { Database } from '@belegfluss/store';
import { dryRun, type DryRun } from '../dry-run/dry-run.ts';
import { standingEffects } from '../dry-run/dry-runs.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { readOnly } from '../gateway/read-gateway.ts';
import { isClaimedBefore } from '../journal/claim-once.ts';
import type { ClaimedRun } from '../worker/claim-runs.ts';
import { OF_PILOT } from '../run/interpret.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import type { RunVerdict } from '../run/verdict.ts';
import type { RunTables } from '../step/run-tables.ts';
import type { AttemptVerdict } from './observation.ts';

/** What observing needs; the gateway is handed on as one that only reads. */
export interface ObservationTools {
  db: Database;
  tables: RunTables;
  gateway: Gateway;
  connections: ConfiguredConnection[];
  settings: Record<string, unknown>;
}

/** Waits of the flow's own: what comes behind them nobody can see today. */
const OWN_WAITS: readonly string[] = ['run.waiting_for_time', 'run.waiting_for_record'];

/**
 * One attempt of a run of a flow that is only observed: everything is computed, from what is really read, and nothing is
 * written, asked or emitted. `undefined` for a run that the pilot takes in: it is to be carried out, now and in each later
 * attempt.
 */
export async function observeRun(
  { db, tables, gateway, connections, settings }: ObservationTools,
  { run, steps, now }: ClaimedRun,
  { plan, trigger }: { plan: Plan; trigger: PlannedTrigger },
  journal: RunJournal,
  signal: AbortSignal,
): Promise<AttemptVerdict | undefined> {
  const { pilot } = plan.observe ?? {};
  // What was decided once stays.
  let isOpen = pilot !== undefined && run.versions.isObserved === undefined;
  const deciding = pilot && {
    evaluate: (scope: Record<string, unknown>) => {
      const takesIn = pilot.evaluate(scope);
      isOpen = false;
      return takesIn;
    },
  };
  const world = {
    connections,
    settings,
    now,
    signal,
    gateway: readOnly(gateway),
    tables,
    // A replay holds the key of the run that it goes on from.
    wasDone: async (key: string) => key !== run.onceKey && (await isClaimedBefore(db, run, key)),
    ...(deciding && isOpen && { pilot: deciding }),
  };
  const event = { trigger, recordKey: run.recordKey, input: run.input, run: run.id };
  // All is computed anew, except what a replay was given and how often a system was asked in vain.
  const earlier = steps.filter(({ state }) => state === 'done' || state === 'skipped' || state === 'waiting');
  const { result, verdict, reached } = await dryRun(world, plan, event, earlier);
  // What is kept of an attempt is censored: no later one goes on from it.
  const keepUnfinished = () => {
    for (const step of reached) if (step.state !== 'done' && step.state !== 'skipped') journal.keepStep(step);
  };
  if (isOpen && (verdict.kind !== 'ended' || verdict.state === 'dead')) {
    // It may be one of the pilot: it waits, or is set aside, as that would.
    keepUnfinished();
    return verdict;
  }
  const isPilot = verdict.kind === 'ended' && verdict.reason?.code === OF_PILOT;
  journal.pinObserved(!isPilot);
  if (isPilot) {
    // Nothing leaves before it is certain that no later attempt decides otherwise.
    await journal.flush();
    return undefined;
  }
  const kept = keptVerdict(verdict, result);
  if (kept?.kind === 'again') {
    keepUnfinished();
    return kept;
  }
  for (const step of reached) journal.keepStep(step);
  if (kept) return kept;
  const { state, reason, at, effects, questions, emitted, assumed } = result;
  const standing = await standingEffects(db, result);
  const observed = { state, reason, at, effects, questions, emitted, assumed, standing };
  return { kind: 'ended', state: 'observed', ...(reason && { reason }), observed };
}

/** A system that is away is asked again, and what would have done nothing is said to have done nothing. */
function keptVerdict(verdict: RunVerdict, { effects, emitted }: DryRun): RunVerdict | undefined {
  if (verdict.kind === 'again' && !OWN_WAITS.includes(verdict.reason.code))
    // What goes on beside it asks nobody either.
    return { kind: 'again', afterSeconds: verdict.afterSeconds, reason: verdict.reason };
  const isIdle = verdict.kind === 'ended' && (verdict.state === 'skipped' || verdict.state === 'unchanged');
  return isIdle && effects.length === 0 && emitted.length === 0 ? verdict : undefined;
}
