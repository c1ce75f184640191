import { ERROR_KINDS } from '@belegfluss/sdk';
import { Type, type Static } from 'typebox';
import { Id, MAX_ENTRIES, Reference } from '../language/field-shapes.ts';

/**
 * The shape of tests of flows: what is given, and what is expected. One test is one run of one flow for one event;
 * nothing is read from a system or written to one.
 */
/** A step with the steps around it, `lines.account`; with a number, that turn of the loop alone: `lines[0].account`. */
const StepPath = Type.String({
  pattern: '^[a-z][a-z0-9_]*(\\[\\d{1,6}\\])?(\\.[a-z][a-z0-9_]*(\\[\\d{1,6}\\])?)*$',
  examples: ['lines.account', 'lines[0].account'],
});
const Instant = Type.String({
  pattern: '^20\\d{2}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$',
  examples: ['2026-03-01T08:00:00Z'],
});
const anything = Type.Record(Type.String(), Type.Unknown(), { maxProperties: MAX_ENTRIES });

/** What becomes of a record in a pass of a sync; each one that was seen has exactly one of these. */
export const RECORD_OUTCOMES = ['created', 'updated', 'unchanged', 'skipped', 'asked', 'failed'] as const;
export type RecordOutcome = (typeof RECORD_OUTCOMES)[number];

/** What a step is told when it asks: exactly one of the keys. */
const ScenarioAnswer = Type.Object(
  {
    gives: Type.Optional(Type.Unknown()),
    fails: Type.Optional(
      Type.Object(
        {
          kind: Type.Enum([...ERROR_KINDS]),
          outcome: Type.Optional(Type.Enum(['not_sent', 'rejected', 'unknown'])),
          code: Type.Optional(Type.String()),
        },
        { additionalProperties: false },
      ),
    ),
    asks: Type.Optional(
      Type.Object({ kind: Type.String(), owner: Type.Optional(Id) }, { additionalProperties: false }),
    ),
    candidates: Type.Optional(
      Type.Array(Type.Object({ key: Type.String(), record: anything, score: Type.Optional(Type.String()) }), {
        maxItems: 100,
      }),
    ),
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
);

/** How a person decided the question of a step. */
const Decision = Type.Object(
  { option: Type.String(), fields: Type.Optional(Type.Record(Type.String(), Type.String())) },
  { additionalProperties: false },
);

export const ScenarioGiven = Type.Object(
  {
    on: Type.Optional(Id),
    key: Type.Optional(Type.String()),
    record: Type.Optional(anything),
    event: Type.Optional(anything),
    records: Type.Optional(Type.Record(Reference, Type.Record(Type.String(), Type.Unknown()))),
    answers: Type.Optional(Type.Record(StepPath, Type.Array(ScenarioAnswer, { minItems: 1, maxItems: MAX_ENTRIES }))),
    decisions: Type.Optional(Type.Record(StepPath, Decision)),
    tables: Type.Optional(Type.Record(Id, Type.Array(anything, { maxItems: MAX_ENTRIES }))),
    settings: Type.Optional(anything),
    written: Type.Optional(Type.Record(Type.String(), anything, { maxProperties: MAX_ENTRIES })),
    done: Type.Optional(Type.Array(Type.String(), { maxItems: MAX_ENTRIES })),
    now: Type.Optional(Instant),
  },
  { additionalProperties: false },
);

export const ScenarioExpectation = Type.Object(
  {
    state: Type.Optional(Type.Enum(['done', 'unchanged', 'skipped', 'dead', 'question', 'waiting'])),
    reason: Type.Optional(Type.String()),
    at: Type.Optional(StepPath),
    effects: Type.Optional(
      Type.Array(
        Type.Object(
          { use: Reference, with: Type.Optional(anything), key: Type.Optional(Type.String()) },
          { additionalProperties: false },
        ),
        { maxItems: MAX_ENTRIES },
      ),
    ),
    questions: Type.Optional(
      Type.Array(
        Type.Object(
          { step: StepPath, kind: Type.Optional(Type.String()), owner: Type.Optional(Id) },
          { additionalProperties: false },
        ),
        { maxItems: MAX_ENTRIES },
      ),
    ),
    emitted: Type.Optional(
      Type.Array(
        Type.Object(
          { event: Id, key: Type.Optional(Type.String()), with: Type.Optional(anything) },
          { additionalProperties: false },
        ),
        { maxItems: MAX_ENTRIES },
      ),
    ),
    outputs: Type.Optional(Type.Record(StepPath, Type.Unknown())),
    records: Type.Optional(Type.Record(Type.String(), Type.Enum(RECORD_OUTCOMES), { maxProperties: MAX_ENTRIES })),
  },
  { additionalProperties: false },
);

const Test = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    given: Type.Optional(ScenarioGiven),
    expect: ScenarioExpectation,
  },
  { additionalProperties: false },
);

/** `tests` of a flow file. */
export const FlowTests = Type.Array(Test, { minItems: 1, maxItems: MAX_ENTRIES });

/** `tests/<name>.test.yaml` beside the flows: tests of one flow, with what is given to all of them. */
export const ScenarioFile = Type.Object(
  { flow: Id, given: Type.Optional(ScenarioGiven), tests: FlowTests },
  { additionalProperties: false },
);
export type ScenarioFile = Static<typeof ScenarioFile>;
export type ScenarioTest = Static<typeof Test>;
export type ScenarioGiven = Static<typeof ScenarioGiven>;
export type ScenarioAnswer = Static<typeof ScenarioAnswer>;
export type ScenarioExpectation = Static<typeof ScenarioExpectation>;
