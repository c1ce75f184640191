import { Type, type Static, type TProperties } from 'typebox';
import { CATCH_UP } from '../time/catch-up.ts';
import { Duration } from './duration.ts';

/**
 * The shape of a flow file. One canonical form: each trigger and each step is told apart by one key.
 * Ids are `[a-z][a-z0-9_]*`, so that a reference in an expression can never be a subtraction.
 */
export const ID_PATTERN = '^[a-z][a-z0-9_]*$';
const MAX_ENTRIES = 500;
const Reference = Type.String({ pattern: '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+$' });
/** Longer than nothing: a pause of no length would be a loop. */
/** A day as text, `2026-01-31`. */
const Day = Type.String({ pattern: '^20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
/** A day of each year, `12-24`. */
const DayOfYear = Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
const Bilingual = Type.Object({ de: Type.String(), en: Type.String() }, { additionalProperties: false });
/** A literal, or `{ expr: … }`, or a list or map of such values. */
const Value = Type.Unknown();
const Expression = Type.Object({ expr: Type.String() }, { additionalProperties: false });
const Values = Type.Record(Type.String(), Value);

const common = {
  when: Type.Optional(Type.String()),
  onError: Type.Optional(Type.Union([Type.Literal('dead'), Type.Literal('continue')])),
  retry: Type.Optional(
    Type.Object(
      {
        max: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
        within: Type.Optional(Duration),
        if: Type.Optional(Type.String()),
      },
      { additionalProperties: false },
    ),
  ),
};
const step = <T extends TProperties>(fields: T) =>
  Type.Object({ ...fields, ...common }, { additionalProperties: false });

const ReadStep = step({
  read: Reference,
  key: Type.Optional(Value),
  keys: Type.Optional(Value),
  missing: Type.Optional(Type.Union([Type.Literal('dead'), Type.Literal('empty')])),
  until: Type.Optional(Type.String()),
  every: Type.Optional(Duration),
  within: Type.Optional(Duration),
});
const CallStep = step({ call: Reference, with: Type.Optional(Values), intent: Type.Optional(Value) });
const LookupStep = step({
  lookup: Type.String({ pattern: ID_PATTERN }),
  key: Type.Array(Value, { maxItems: 20 }),
  on: Type.Optional(Value),
});
const MatchStep = step({
  match: Reference,
  from: Values,
  accept: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  ask: Type.String({ pattern: ID_PATTERN }),
});
const EachStep = step({
  each: Expression,
  as: Type.String({ pattern: ID_PATTERN }),
  steps: Type.Record(Type.String(), Type.Unknown(), { maxProperties: MAX_ENTRIES }),
  collect: Type.Optional(Values),
});
const EmitStep = step({ emit: Type.String({ pattern: ID_PATTERN }), key: Value, with: Type.Optional(Values) });
const StopStep = step({
  stop: Type.Union([Type.Literal('done'), Type.Literal('skipped'), Type.Literal('unchanged')]),
  reason: Type.String(),
});

/** Discriminating key of each kind of step, and its shape. */
export const STEP_SHAPES = {
  read: ReadStep,
  call: CallStep,
  lookup: LookupStep,
  match: MatchStep,
  each: EachStep,
  emit: EmitStep,
  stop: StopStep,
} as const;
export type StepKind = keyof typeof STEP_SHAPES;
export const STEP_KINDS = Object.keys(STEP_SHAPES) as StepKind[];

const EntityTrigger = Type.Object(
  {
    entity: Reference,
    when: Type.Optional(Type.String()),
    sweep: Type.Optional(Type.Object({ every: Duration, from: Type.Optional(Day) }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
const EmittedTrigger = Type.Object(
  { emitted: Type.String({ pattern: ID_PATTERN }), when: Type.Optional(Type.String()) },
  { additionalProperties: false },
);
const ScheduleTrigger = Type.Object(
  {
    schedule: Type.Object(
      {
        cron: Type.String(),
        zone: Type.String(),
        catchUp: Type.Optional(Type.Enum(CATCH_UP)),
        skipHolidays: Type.Optional(
          Type.Object(
            { region: Type.String(), also: Type.Optional(Type.Array(DayOfYear, { maxItems: 50 })) },
            { additionalProperties: false },
          ),
        ),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
const PersonTrigger = Type.Object(
  { person: Type.Object({ role: Type.String({ pattern: ID_PATTERN }) }, { additionalProperties: false }) },
  { additionalProperties: false },
);

/** Discriminating key of each kind of trigger, and its shape. */
export const TRIGGER_SHAPES = {
  entity: EntityTrigger,
  emitted: EmittedTrigger,
  schedule: ScheduleTrigger,
  person: PersonTrigger,
} as const;
export type TriggerKind = keyof typeof TRIGGER_SHAPES;
export const TRIGGER_KINDS = Object.keys(TRIGGER_SHAPES) as TriggerKind[];

/** What makes a flow a sync: a stream of records instead of one run for each event. */
export const Sync = Type.Object(
  {
    from: Reference,
    when: Type.Optional(Type.String()),
    start: Type.Optional(Day),
    overlap: Type.Optional(Duration),
    parallel: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
  },
  { additionalProperties: false },
);

/** How many runs of a flow may be at work at the same time, and which are taken first. */
const Concurrency = Type.Object(
  {
    total: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    share: Type.Optional(Type.Array(Type.String({ pattern: ID_PATTERN }), { minItems: 1, maxItems: 10 })),
    priority: Type.Optional(Type.Enum(['high', 'normal', 'low'])),
  },
  { additionalProperties: false },
);

/** The file itself; triggers and steps are judged one by one against their own shapes. */
export const FlowFile = Type.Object(
  {
    flow: Type.String({ pattern: ID_PATTERN }),
    title: Bilingual,
    owner: Type.String({ pattern: ID_PATTERN }),
    on: Type.Record(Type.String(), Type.Unknown(), { minProperties: 1, maxProperties: MAX_ENTRIES }),
    once: Type.Optional(Expression),
    case: Type.Optional(Expression),
    sync: Type.Optional(Sync),
    concurrency: Type.Optional(Concurrency),
    steps: Type.Record(Type.String(), Type.Unknown(), { minProperties: 1, maxProperties: MAX_ENTRIES }),
  },
  { additionalProperties: false },
);
export type FlowFile = Static<typeof FlowFile>;

export type TriggerBody = {
  entity: Static<typeof EntityTrigger>;
  emitted: Static<typeof EmittedTrigger>;
  schedule: Static<typeof ScheduleTrigger>;
  person: Static<typeof PersonTrigger>;
};
export type StepBody = {
  read: Static<typeof ReadStep>;
  call: Static<typeof CallStep>;
  lookup: Static<typeof LookupStep>;
  match: Static<typeof MatchStep>;
  each: Static<typeof EachStep>;
  emit: Static<typeof EmitStep>;
  stop: Static<typeof StopStep>;
};
