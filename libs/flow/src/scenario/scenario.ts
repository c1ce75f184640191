import type { Diagnostic, Text } from '@belegfluss/sdk';
import type { RecordOutcome, ScenarioExpectation, ScenarioGiven } from './scenario-file.ts';

/** One checked test of a flow, and where its parts stand. */
export interface Scenario {
  name: string;
  flow: string;
  given: ScenarioGiven;
  expect: ScenarioExpectation;
  file: string;
  /** Its number among the tests of that file, from 0. */
  index: number;
  /** Where a part of the test stands; its beginning where there is no such part. */
  at(path: (string | number)[]): Pick<Diagnostic, 'line' | 'column'>;
}

/** What a rehearsed run came to. Nothing of it has happened. */
export interface Rehearsed {
  state: NonNullable<ScenarioExpectation['state']>;
  reason?: { code: string; message: Text };
  /** The step that ended the run or waits. */
  at?: string;
  /** Writes in the order in which they would have left. */
  effects: { use: string; with: unknown; key: string }[];
  questions: { step: string; kind: string; owner: string }[];
  emitted: { event: string; key: string; with: unknown }[];
  /** Outputs of finished steps by path. */
  outputs: Record<string, unknown>;
  /** What became of each record of a sync, by its key. */
  records?: Record<string, RecordOutcome>;
  /** What was asked and no answer was given for. A write is taken as done all the same, with an empty answer. */
  unanswered: { step: string; use: string; kind: 'read' | 'write' }[];
}
