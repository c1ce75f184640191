import { Type, type Static } from 'typebox';
import { FlowTests } from '../scenario/scenario-file.ts';
import { CATCH_UP } from '../time/catch-up.ts';
import { Duration } from './duration.ts';
import {
  Bilingual,
  DAY_OF_YEAR_PATTERN,
  Expression,
  Id,
  MAX_ENTRIES,
  Reference,
  Role,
  Steps,
  Values,
} from './field-shapes.ts';

/** A day as text, `2026-01-31`. */
const Day = Type.String({ pattern: '^20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', examples: ['2026-01-31'] });
/** A day of each year, `12-24`. */
const DayOfYear = Type.String({ pattern: DAY_OF_YEAR_PATTERN, examples: ['12-24'] });

const EntityTrigger = Type.Object(
  {
    entity: Reference,
    when: Type.Optional(Type.String()),
    sweep: Type.Optional(Type.Object({ every: Duration, from: Type.Optional(Day) }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
const EmittedTrigger = Type.Object(
  { emitted: Id, when: Type.Optional(Type.String()) },
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
  { person: Type.Object({ role: Role }, { additionalProperties: false }) },
  { additionalProperties: false },
);

const CalledTrigger = Type.Object(
  {
    called: Type.Object(
      { needs: Type.Optional(Type.Array(Id, { maxItems: MAX_ENTRIES })) },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

/** Discriminating key of each kind of trigger, and its shape. */
export const TRIGGER_SHAPES = {
  entity: EntityTrigger,
  emitted: EmittedTrigger,
  schedule: ScheduleTrigger,
  person: PersonTrigger,
  called: CalledTrigger,
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
    perKey: Type.Optional(Expression),
    total: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    share: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 10 })),
    priority: Type.Optional(Type.Enum(['high', 'normal', 'low'])),
  },
  { additionalProperties: false },
);

/** Which runs of a flow that is only observed are carried out all the same. */
const Pilot = Type.Object({ when: Type.String() }, { additionalProperties: false });

/**
 * The file itself, in one canonical form: each trigger and each step is told apart by one key, and judged against
 * the shape of its kind.
 */
export const FlowFile = Type.Object(
  {
    flow: Id,
    title: Bilingual,
    owner: Role,
    mode: Type.Optional(Type.Enum(['live', 'observe'])),
    pilot: Type.Optional(Pilot),
    on: Type.Record(Type.String(), Type.Unknown(), { minProperties: 1, maxProperties: MAX_ENTRIES }),
    once: Type.Optional(Expression),
    case: Type.Optional(Expression),
    sync: Type.Optional(Sync),
    onError: Type.Optional(Type.Enum(['dead', 'question', 'compensate'])),
    concurrency: Type.Optional(Concurrency),
    steps: Steps,
    output: Type.Optional(Values),
    tests: Type.Optional(FlowTests),
  },
  { additionalProperties: false },
);
export type FlowFile = Static<typeof FlowFile>;

export type TriggerBody = {
  entity: Static<typeof EntityTrigger>;
  emitted: Static<typeof EmittedTrigger>;
  schedule: Static<typeof ScheduleTrigger>;
  person: Static<typeof PersonTrigger>;
  called: Static<typeof CalledTrigger>;
};
