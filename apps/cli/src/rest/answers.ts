import type { QuestionOption, Text } from '@belegfluss/sdk';
import type { Observation } from './dry-run-answer.ts';

/** Where a run can stand. */
export const RUN_STATES = [
  'queued',
  'running',
  'waiting',
  'question',
  'done',
  'unchanged',
  'skipped',
  'observed',
  'dead',
  'cancelled',
  'resolved',
] as const;

/** Why people end runs. */
export const CAUSES = [
  'wrong_data',
  'handled_elsewhere',
  'duplicate',
  'no_longer_needed',
  'other_system',
  'configuration',
  'test',
  'other',
] as const;

/** The versions of a flow that a replay can take. */
export const REVISIONS = ['live', 'original'] as const;

/** The parts of the server's answers that the command uses; the REST interface under /api/v1 is the contract. */
export interface RunRow {
  id: string;
  flow: string;
  flowTitle: Text;
  /** Number of the version; null where it was never deployed. */
  version: number | null;
  recordKey: string;
  state: (typeof RUN_STATES)[number];
  reason: string | null;
  attempt: number;
  createdAt: string;
  endedAt: string | null;
}

/** A webhook that was accepted and could not be read. */
export interface RefusedDeliveryRow {
  id: string;
  connection: string;
  receivedAt: string;
  bytes: number;
  code: string;
  message: Text;
  remedy: Text;
}

/** One page of them, with how many there are in all. */
export interface RefusedDeliveryPage {
  counts: { connection: string; code: string; count: number }[];
  deliveries: RefusedDeliveryRow[];
  next: string | null;
}

/** A run that set another one off, was set off by it, or goes on from it; a step waits for the end of one that was `called`. */
export interface RelatedRun extends Pick<RunRow, 'id' | 'flow' | 'recordKey' | 'state'> {
  step: string | null;
  called: boolean;
}

/** The runs around one. */
export interface RunRelations {
  run: RunRow & { replayOf: string | null };
  parent: RelatedRun | null;
  children: RelatedRun[];
  replays: RelatedRun[];
}

/** What a queued run waits for: another run of its key, a place under a limit (`share` is null for the flow's own), or a worker. */
export type HoldUp =
  | { kind: 'run'; id: string; recordKey: string; state: RunRow['state'] }
  | { kind: 'limit'; share: string | null; max: number }
  | { kind: 'worker' };

/** One run; of its steps the first two hundred, and where the next ones begin. */
export interface RunDetail extends RunRelations {
  /** What the reason is about, as it was found. */
  message: Text | null;
  holdUp: HoldUp | null;
  steps: StepRow[];
  stepCount: number;
  nextStep: string | null;
  childCount: number;
  nextChild: string | null;
  observed: Observation | null;
}

export interface StepRow {
  path: string;
  kind: string;
  use: string | null;
  state: string;
  attempts: number;
  output: unknown;
  error: { code: string; message: Text } | null;
  /** Of a loop: items of its list (unknown while pages are read), turns that came to their end, turns with a failure. */
  turns: { all: number | null; done: number; failed: number } | null;
}

/** Runs to which a deed would be done. */
export interface SelectionPreview {
  token: string;
  count: number;
  more: boolean;
  sample: RunRow[];
}

export interface SelectionResult {
  done: number;
  refused: { code: string; count: number }[];
}

/** A test that was made from a run. */
export interface RunTest {
  flow: string;
  isLive: boolean;
  name: string;
  text: string;
}

/** What a replay would repeat. */
export interface ReplayPreview {
  reused: string[];
  from: string;
  repeats: { path: string; use: string | null; key: string | null; becomes: string }[];
  /** What would be another in the record. */
  changes: { path: string; before?: unknown; after?: unknown }[];
}

export interface QuestionRow {
  id: string;
  kind: string;
  owner: string;
  title: Text;
  state: 'open' | 'answered' | 'withdrawn';
  evidence: Record<string, unknown>;
  options: QuestionOption[];
  runIds: string[];
  caseIds: string[];
  answer: { option: string; fields: Record<string, string>; answeredBy: string; answeredAt: string } | null;
  openedAt: string;
}

/** How much of a limit is in use; without a route of the whole connection, without a window of requests at once. */
export interface BudgetUse {
  route: string | null;
  perSeconds: number | null;
  limit: number;
  inUse: number;
}

export interface ConnectionRow {
  name: string;
  connector: string;
  title: Text;
  builtIn: boolean;
  breaker: { state: 'closed' | 'half_open' | 'open'; since: string | null };
  pausedUntil: string | null;
  budgets: BudgetUse[];
  authorised: boolean;
  secrets: { field: string; setAt: string | null }[];
  lastGoodAt: string | null;
  lastError: string | null;
}

/** Who the connection is signed in as, or the code of what went wrong. */
export interface ConnectionCheck {
  ok: boolean;
  account: string | null;
  error: string | null;
}
