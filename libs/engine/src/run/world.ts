import type { Expression } from '@belegfluss/flow';
import type { KeptAnswer } from '@belegfluss/records';
import type { EffectHolders } from '../effect/holders.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { RunTables } from '../step/run-tables.ts';
import type { RunWaits } from '../step/run-waits.ts';
import type { WorkTraces } from '../worker/work-traces.ts';

/** What a run needs beside its own journal. */
export interface World {
  tables: RunTables;
  waits: RunWaits;
  holders: EffectHolders;
  gateway: Gateway;
  settings: Record<string, unknown>;
  /** Business time of this attempt. */
  now: Date;
  signal: AbortSignal;
  /** The answer to the question that this step asked, if one was given. */
  answerTo(path: string): Promise<KeptAnswer | undefined>;
  /** Takes back the question that this step asked; false when it was answered. */
  takeBack(path: string): Promise<boolean>;
  /** Whether another run of the flow has done already what is done once for this key. */
  wasDone(onceKey: string): Promise<boolean>;
  /** Runs that meet it are not for this look at the flow: they are carried out. */
  pilot?: Pick<Expression, 'evaluate'>;
  /** The time by which pauses pass, in milliseconds since 1970. */
  time(): number;
  /** Others wait for the end of this attempt. */
  isAwaited?(): boolean;
  /** Goes around the work of each step. */
  around?: WorkTraces['step'];
  /** What goes at the same time happens one after the other, in the order in which it stands. */
  inOrder?: true;
}
