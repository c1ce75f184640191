import type { Answer, Clock } from '@belegfluss/sdk';
import type { EffectHolders } from '../effect/holders.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { PlannedStep } from '@belegfluss/flow';
import type { RunJournal } from '../journal/run-journal.ts';
import type { StepRecord } from '../run/run-record.ts';
import type { Stopping } from '../run/verdict.ts';
import type { RunTables } from './run-tables.ts';
import type { RunWaits } from './run-waits.ts';

/** Names that the expressions of a step can read. */
export type Scope = Record<string, unknown>;

/** What a step's executor works with. */
export interface StepContext {
  path: string;
  /** The path as it stands in business keys: the position of a record on pages says nothing, and is left out. */
  keyPath: string;
  /** Role that the flow belongs to. */
  owner: string;
  record: StepRecord;
  scope: Scope;
  journal: RunJournal;
  gateway: Gateway;
  tables: RunTables;
  waits: RunWaits;
  holders: EffectHolders;
  clock: Clock;
  signal: AbortSignal;
  /** A person's answer to a question that this very step asked. */
  answer: Answer | undefined;
  /** Keeps the step's input for the timeline, censored. */
  keepInput(input: unknown): void;
  /** The same, and on disk before anything that the step does from here on. */
  keepBegun(input: unknown): void;
  /** Keeps how far a step has come that stands inside of itself for long; a later attempt finds it as the output of its record. */
  keepPlace(place: object): void;
  /** The turns of this loop so far are over: no attempt looks at them again, from the commit on that keeps this place. */
  leaveTurns(place: object): void;
  /** Others wait for the end of this attempt, or its worker ends: whoever can go on later lets them. */
  mustMakeWay(): boolean;
  /** Takes back the question that this very step asked; false when it was answered. */
  takeBack(): Promise<boolean>;
  /** Runs nested steps under `prefix`; anything but done is the verdict of the whole step. */
  runSteps(steps: PlannedStep[], scope: Scope, prefix: string): Promise<Stopping | undefined>;
  /** What goes at the same time happens in the order in which it stands. */
  inOrder: boolean;
  /** Whether the step at a path stands on a way that goes at the same time as this one. */
  isBeside(path: string): boolean;
}
