import type { Action, Entity } from '@belegfluss/sdk';
import { businessDay } from '@belegfluss/calendar';
import { type Plan, type PlannedStep, type PlannedSync, type StepOf, type Target } from '@belegfluss/flow';
import type { Database } from '@belegfluss/store';
import { actionOf, entityOf } from '../gateway/gateway.ts';
import type { WorkerCalls } from '../worker/attempt.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import type { World } from '../run/world.ts';

/** A sync keeps a memory of its records beside what any run needs. */
export interface SyncWorld extends Omit<World, 'waits' | 'holders'> {
  db: Database;
  /** Others wait for the end of this attempt. */
  isAwaited: WorkerCalls['isAwaited'];
}

/** What a sync does with a record, whoever asks. */
export interface RecordJob {
  flow: string;
  owner: string;
  sync: PlannedSync;
  /** Where records come from, as it is kept: `crm.deal`. */
  source: string;
  entity: Entity;
  /** Everything before the call. */
  steps: PlannedStep[];
  call: StepOf<'call'>;
  action: Action;
  settings: Record<string, unknown>;
  /** Business day of this attempt. */
  today: string;
}

/** One run of a sync with all that its parts share. */
export interface SyncJob extends RecordJob {
  journal: RunJournal;
  world: SyncWorld;
}

/** Puts a sync plan together with what its references mean. */
export function syncJob(plan: Plan, sync: PlannedSync, journal: RunJournal, world: SyncWorld): SyncJob {
  return { ...recordJob(plan, sync, world), journal, world };
}

/** The same without a run. */
export function recordJob(
  plan: Plan,
  sync: PlannedSync,
  { gateway, settings, now }: Pick<World, 'gateway' | 'settings' | 'now'>,
): RecordJob {
  const call = plan.steps.at(-1);
  if (call?.kind !== 'call') throw new Error(`the sync ${plan.flow} does not end in a call`);
  return {
    flow: plan.flow,
    owner: plan.owner,
    sync,
    source: nameOf(sync.source),
    entity: entityOf(gateway, sync.source.connection, sync.source.name),
    steps: plan.steps.slice(0, -1),
    call,
    action: actionOf(gateway, call.target.connection, call.target.name),
    settings,
    today: businessDay(now),
  };
}

function nameOf({ connection, name }: Target): string {
  return `${connection}.${name}`;
}
