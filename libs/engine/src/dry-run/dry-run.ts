import { redact } from '@belegfluss/http';
import type { ConfiguredConnection, Expression, Plan } from '@belegfluss/flow';
import type { QuestionDraft, Text } from '@belegfluss/sdk';
import type { TSchema } from 'typebox';
import { NO_OTHER_HOLDER } from '../effect/holders.ts';
import type { ReadGateway } from '../gateway/read-gateway.ts';
import { useOf } from '../rehearsal/given-cast.ts';
import { interpretUntil } from '../rehearsal/interpret-until.ts';
import { RehearsedWrites } from '../rehearsal/rehearsed-writes.ts';
import { stagedGateway, type Ask } from '../rehearsal/staged-gateway.ts';
import { unstoredRun } from '../rehearsal/unstored-run.ts';
import { endingOf } from '../run/ending.ts';
import type { Emission, StepRecord } from '../run/run-record.ts';
import type { RunState } from '../run/states.ts';
import { keptReason, questionsOf, type Asked, type Reason, type RunVerdict } from '../run/verdict.ts';
import { isKeptPage } from '../step/kept-page.ts';
import type { RunTables } from '../step/run-tables.ts';
import type { RunWaits } from '../step/run-waits.ts';
import { Assumptions, type Assumed } from './assumptions.ts';
import type { StartingEvent } from './dry-run-event.ts';
import { ReadingCast, type WouldBeEffect } from './reading-cast.ts';

/** All that a dry run can reach: reads, and nothing that writes. */
export interface DryWorld {
  connections: ConfiguredConnection[];
  gateway: ReadGateway;
  tables: Pick<RunTables, 'find' | 'read'>;
  settings: Record<string, unknown>;
  /** Business time. */
  now: Date;
  signal: AbortSignal;
  /** Whether another run of the flow has done already what is done once for this key. */
  wasDone(onceKey: string): Promise<boolean>;
  /** The look ends with `run.of_pilot` for runs that meet it. */
  pilot?: Pick<Expression, 'evaluate'>;
}

/** What a run would do. Nothing of it has happened; all values are censored. */
export interface DryRun {
  flow: string;
  revision: string;
  /** How the run would end, or where it would wait. */
  state: RunState;
  reason: Pick<Reason, 'code' | 'message'> | null;
  /** The step at which it would end otherwise than at its end, or wait. */
  at: string | null;
  steps: (Pick<StepRecord, 'path' | 'kind' | 'use' | 'state' | 'input' | 'output'> & { error: DryRun['reason'] })[];
  effects: WouldBeEffect[];
  questions: (Pick<QuestionDraft, 'kind' | 'owner' | 'title' | 'evidence'> & { step: string })[];
  emitted: { step: string; event: string; key: string; with: unknown }[];
  /** Steps that went on with an example in the place of an answer that only a real write would give. */
  assumed: Assumed[];
  /** Key of the flow's `once`, where the run came so far. */
  onceKey: string | null;
}

/** A dry run starts no other run, and no event tells of what has not happened. */
const NOTHING_CAME: RunWaits = {
  child: () => Promise.resolve(undefined),
  event: () => Promise.resolve(undefined),
  takenBehind: () => Promise.resolve([]),
};

/**
 * Goes through a flow for one event by the interpreter of all runs, with real reads, and writes down what it would write.
 * `earlier` are steps that waited in an attempt before. Gives back the steps that were `reached` as well, censored.
 */
export async function dryRun(
  world: DryWorld,
  plan: Plan,
  event: StartingEvent,
  earlier: StepRecord[] = [],
): Promise<{ result: DryRun; verdict: RunVerdict; reached: StepRecord[] }> {
  const assumptions = new Assumptions();
  const cast = new ReadingCast(firstPages(world.gateway, assumptions), assumptions, shapesOf(world.connections));
  const { connections, tables, settings, now, signal, wasDone, pilot } = world;
  const writes = new RehearsedWrites(wasDone);
  for (const step of earlier) writes.steps.set(step.path, step);
  const { trigger, recordKey, input, run: id = 'dry-run' } = event;
  const run = unstoredRun(plan, { id, trigger: trigger.id, recordKey, input });
  const verdict = await interpretUntil(
    {
      plan,
      trigger,
      run,
      writes,
      world: {
        tables: { ...tables, add: () => Promise.reject(new Error('a dry run keeps no row')) },
        waits: NOTHING_CAME,
        holders: NO_OTHER_HOLDER,
        gateway: stagedGateway(connections, cast),
        settings,
        now,
        signal,
        answerTo: () => Promise.resolve(undefined),
        takeBack: () => Promise.resolve(true),
        wasDone,
        ...(pilot && { pilot }),
        time: Date.now,
        inOrder: true,
      },
    },
    () => false,
  );
  const reached = [...writes.steps.values()].filter((step) => !isKeptPage(step)).map(censored);
  const result: DryRun = {
    flow: plan.flow,
    revision: plan.revision,
    ...shownEnding(verdict),
    steps: reached.map(shownStep),
    effects: cast.effects.map(shownEffect),
    questions: questionsOf(verdict).map(questionOf),
    emitted: writes.emissions.map(shownEmission),
    assumed: assumptions.made,
    onceKey: run.onceKey,
  };
  return { result, verdict, reached };
}

/** Of a list that is read in pages a look sees the first; that nothing follows is an assumption. */
function firstPages(gateway: ReadGateway, { made }: Assumptions): ReadGateway {
  return {
    ...gateway,
    changes: async (call, since, cursor) => {
      const { records, next } = await gateway.changes(call, since, cursor);
      if (next !== undefined) made.push({ step: call.step, use: useOf(call) });
      return { records };
    },
  };
}

/** Shape of the records of an entity, else of the answer of an action. */
function shapesOf(connections: ConfiguredConnection[]): (ask: Ask) => TSchema {
  return ({ connection, name }) => {
    const connector = connections.find((each) => each.name === connection)?.connector;
    const entity = connector?.entities.find(({ id }) => id === name);
    return entity?.schema ?? connector?.actions.find(({ id }) => id === name)?.output ?? {};
  };
}

function censored(step: StepRecord): StepRecord {
  // What a loop over pages has in hand would be censored for whoever goes on from it.
  const output = isOver(step) ? redact(step.output) : null;
  return { ...step, isBehind: false, input: redact(step.input), output };
}

function isOver({ state }: StepRecord): boolean {
  return state === 'done' || state === 'skipped';
}

function shownEnding(verdict: RunVerdict): Pick<DryRun, 'state' | 'reason' | 'at'> {
  const { state, reason, at = null } = endingOf(verdict);
  return { state, reason: reason ? shownReason(reason) : null, at };
}

function shownReason({ code, message }: Reason): DryRun['reason'] {
  return { code, message: redact(message) as Text };
}

function shownStep({ path, kind, use, state, input, output, error }: StepRecord): DryRun['steps'][number] {
  return { path, kind, use, state, input, output, error: error && keptReason(error) };
}

function shownEffect({ before, ...effect }: WouldBeEffect): WouldBeEffect {
  return { ...effect, with: redact(effect.with), ...(before !== undefined && { before: redact(before) }) };
}

function questionOf({ path, question }: Asked): DryRun['questions'][number] {
  const { kind, owner, title, evidence } = question;
  return { step: path, kind, owner, title, evidence: redact(evidence) as Record<string, unknown> };
}

function shownEmission({ path, event, key, data }: Emission): DryRun['emitted'][number] {
  return { step: path, event, key, with: redact(data) };
}
