import { Type, type Static } from 'typebox';
import { RUN_STATES } from './run-states.ts';
import { nullable, oneOf, ReasonShape, TextShape } from '../shapes/shape-parts.ts';
import { wouldBeParts } from '../trials/would-be-shapes.ts';

/** The shapes of runs in the REST interface; `schemas.ts` gives them out with all others. Times are ISO text in UTC. */
const RunStateShape = oneOf(...RUN_STATES);

export const RunRow = Type.Object({
  id: Type.String(),
  flow: Type.String(),
  flowTitle: TextShape,
  /** Hash of the flow's text as the run carries it out. */
  revision: Type.String(),
  /** Number of the version that this was; null where it was never deployed. */
  version: Type.Union([Type.Integer(), Type.Null()]),
  recordKey: Type.String(),
  state: RunStateShape,
  reason: nullable(Type.String()),
  attempt: Type.Integer(),
  caseIds: Type.Array(Type.String()),
  /** The run whose steps this one goes on from. */
  replayOf: nullable(Type.String()),
  startedAt: nullable(Type.String()),
  endedAt: nullable(Type.String()),
  createdAt: Type.String(),
  /** When a run that waits is tried again. */
  nextTryAt: nullable(Type.String()),
});

/** A change in another system that must not happen twice; its key stays the same in each retry and replay. */
export const EffectRow = Type.Object({
  key: Type.String(),
  use: Type.String(),
  class: oneOf('K', 'L', 'D', 'N'),
  state: oneOf('intended', 'confirmed', 'rejected', 'unknown', 'undone'),
  lookups: Type.Integer(),
  intendedAt: Type.String(),
  settledAt: nullable(Type.String()),
});

/** Where a step stands. */
const StepStateShape = oneOf('running', 'done', 'skipped', 'waiting', 'question', 'failed');
export const StepRow = Type.Object({
  path: Type.String(),
  kind: Type.String(),
  use: nullable(Type.String()),
  state: StepStateShape,
  attempts: Type.Integer(),
  startedAt: Type.String(),
  endedAt: nullable(Type.String()),
  /** The stretches in which it worked; between them it waited. */
  spans: Type.Array(Type.Object({ begunAt: Type.String(), milliseconds: Type.Integer() })),
  workedMs: Type.Integer(),
  waitedMs: Type.Integer(),
  nextTryAt: nullable(Type.String()),
  /** Censored: secrets and personal data are masked. */
  input: Type.Unknown(),
  output: Type.Unknown(),
  error: ReasonShape,
  effects: Type.Array(EffectRow),
  questions: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      owner: Type.String(),
      state: oneOf('open', 'answered', 'withdrawn'),
      openedAt: Type.String(),
      closedAt: nullable(Type.String()),
      answeredBy: nullable(Type.String()),
    }),
  ),
  /** Of a loop: items of its list (unknown while pages are read), turns that came to their end, and turns with a failure. */
  turns: Type.Union([
    Type.Object({ all: Type.Union([Type.Integer(), Type.Null()]), done: Type.Integer(), failed: Type.Integer() }),
    Type.Null(),
  ]),
});

/** Another run that set this one off, was set off by it, or goes on from it; `step` is the one by which it was set off. */
export const RelatedRun = Type.Object({
  id: Type.String(),
  flow: Type.String(),
  recordKey: Type.String(),
  state: RunStateShape,
  step: nullable(Type.String()),
  /** That step waits for the end of the other run, which is cancelled with it. */
  called: Type.Boolean(),
});

/** GET /runs?search=&flow=&state=…&after= */
export const RunList = Type.Object({ runs: Type.Array(RunRow), next: nullable(Type.String()) });

/** What a run that was only observed would have done, and the state in which it would have ended or waited. */
export const Observation = Type.Object({ state: RunStateShape, ...wouldBeParts });

/** GET /runs/:id/steps?state=&after= */
export const StepList = Type.Object({ steps: Type.Array(StepRow), next: nullable(Type.String()) });

/** GET /runs/:id/children?after= */
export const ChildList = Type.Object({ runs: Type.Array(RelatedRun), next: nullable(Type.String()) });

/** What a queued run waits for: another run of its key, a place under a limit (`share` is null for the flow's own `total`), or a worker. */
export const HoldUp = Type.Union([
  Type.Object({
    kind: Type.Literal('run'),
    id: Type.String(),
    recordKey: Type.String(),
    state: RunStateShape,
  }),
  Type.Object({ kind: Type.Literal('limit'), share: nullable(Type.String()), max: Type.Integer() }),
  Type.Object({ kind: Type.Literal('worker') }),
  Type.Null(),
]);

/** GET /runs/:id; of steps and children the first two hundred. */
export const RunDetail = Type.Object({
  run: RunRow,
  trigger: Type.String(),
  /** What is said of the reason. */
  message: Type.Union([TextShape, Type.Null()]),
  holdUp: HoldUp,
  /** Milliseconds from its making to its first start. */
  queuedMs: Type.Union([Type.Integer(), Type.Null()]),
  /** Censored. */
  input: Type.Unknown(),
  observed: Type.Union([Observation, Type.Null()]),
  /** How far it has come in taking back what it did; null where it takes nothing back. */
  compensation: Type.Union([StepStateShape, Type.Null()]),
  steps: Type.Array(StepRow),
  stepCount: Type.Integer(),
  /** What to ask for the next steps with. */
  nextStep: nullable(Type.String()),
  parent: Type.Union([RelatedRun, Type.Null()]),
  children: Type.Array(RelatedRun),
  childCount: Type.Integer(),
  /** What to ask for the next children with. */
  nextChild: nullable(Type.String()),
  replays: Type.Array(RelatedRun),
  /** What people did with it. */
  deeds: Type.Array(
    Type.Object({
      kind: oneOf('retry', 'replay', 'cancel', 'resolve'),
      person: Type.String(),
      at: Type.String(),
      cause: nullable(Type.String()),
      note: nullable(Type.String()),
      facts: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
});

/** GET /runs/:id/test */
export const RunTest = Type.Object({
  flow: Type.String(),
  /** Hash of the flow's text with which the run began. */
  revision: Type.String(),
  /** Whether that is the text that is live now. */
  isLive: Type.Boolean(),
  name: Type.String(),
  /** A test file in YAML. */
  text: Type.String(),
});

export type RunRow = Static<typeof RunRow>;
export type StepRow = Static<typeof StepRow>;
export type RunDetail = Static<typeof RunDetail>;
