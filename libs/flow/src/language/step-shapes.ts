import { Type, type Static, type TProperties } from 'typebox';
import { Duration } from './duration.ts';
import { Bilingual, Id, Reference, Role, Steps, Value, Values } from './field-shapes.ts';

/** What every step can carry. */
const common = {
  when: Type.Optional(Type.String()),
  onError: Type.Optional(Type.Enum(['dead', 'continue', 'question', 'compensate'])),
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
/** How long one request to another system may take. */
const Timeout = Type.Optional(Duration);
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
  timeout: Timeout,
});
/** The call that takes back what another has done. */
const Undo = Type.Object(
  { call: Reference, with: Type.Optional(Values), timeout: Timeout },
  { additionalProperties: false },
);
const CallStep = step({
  call: Reference,
  with: Type.Optional(Values),
  intent: Type.Optional(Value),
  timeout: Timeout,
  undo: Type.Optional(Undo),
});
const LookupStep = step({
  lookup: Id,
  key: Type.Array(Value, { maxItems: 20 }),
  on: Type.Optional(Value),
});
const MatchStep = step({
  match: Reference,
  from: Values,
  accept: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  ask: Role,
  timeout: Timeout,
});
const UpsertStep = step({
  upsert: Reference,
  by: Type.String(),
  with: Values,
  timeout: Timeout,
});
/** What a loop goes through: a list, or the records of an entity page by page. */
const Items = Type.Object(
  {
    expr: Type.Optional(Type.String()),
    changes: Type.Optional(Reference),
    since: Type.Optional(Value),
    when: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
const EachStep = step({
  each: Items,
  as: Id,
  steps: Steps,
  collect: Type.Optional(Values),
  parallel: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
});
const EmitStep = step({ emit: Id, key: Value, with: Type.Optional(Values) });
const RunStep = step({ run: Id, key: Value, with: Type.Optional(Values), within: Duration });
const StopStep = step({
  stop: Type.Union([Type.Literal('done'), Type.Literal('skipped'), Type.Literal('unchanged')]),
  reason: Type.String(),
});

/** What becomes of a run that nobody answered in time. */
const Late = Type.Enum(['dead', 'continue']);

/** Way of a `choose`: its steps, and what it gives to the steps behind. */
const Branch = Type.Object(
  { when: Type.String(), steps: Steps, output: Type.Optional(Values) },
  { additionalProperties: false },
);
/** A way without a condition. */
const Way = Type.Object({ steps: Steps, output: Type.Optional(Values) }, { additionalProperties: false });
const ChooseStep = step({
  choose: Type.Record(Type.String(), Branch, { minProperties: 1, maxProperties: 50 }),
  otherwise: Type.Optional(Way),
});
const ParallelStep = step({
  parallel: Type.Record(Type.String(), Way, { minProperties: 1, maxProperties: 20 }),
});
const MapStep = step({ map: Values });

const Field = Type.Object(
  {
    label: Bilingual,
    type: Type.Enum(['text', 'choice', 'amount', 'date']),
    required: Type.Optional(Type.Boolean()),
    choices: Type.Optional(Type.Record(Type.String(), Bilingual, { minProperties: 1, maxProperties: 100 })),
  },
  { additionalProperties: false },
);
const Option = Type.Object(
  {
    label: Bilingual,
    consequence: Bilingual,
    fields: Type.Optional(Type.Record(Type.String(), Field, { maxProperties: 20 })),
  },
  { additionalProperties: false },
);
const AskStep = step({
  ask: Role,
  title: Bilingual,
  evidence: Type.Optional(Values),
  options: Type.Record(Type.String(), Option, { minProperties: 1, maxProperties: 20 }),
  within: Duration,
  late: Type.Optional(Late),
});
const ApproveStep = step({
  approve: Role,
  title: Bilingual,
  evidence: Type.Optional(Values),
  within: Duration,
  late: Type.Optional(Late),
});

const WaitStep = step({
  wait: Type.Enum(['time', 'event']),
  for: Type.Optional(Duration),
  until: Type.Optional(Value),
  entity: Type.Optional(Reference),
  emitted: Type.Optional(Id),
  key: Type.Optional(Value),
  within: Type.Optional(Duration),
});

/** Discriminating key of each kind of step, and its shape. */
export const STEP_SHAPES = {
  read: ReadStep,
  call: CallStep,
  map: MapStep,
  lookup: LookupStep,
  match: MatchStep,
  upsert: UpsertStep,
  choose: ChooseStep,
  each: EachStep,
  parallel: ParallelStep,
  wait: WaitStep,
  ask: AskStep,
  approve: ApproveStep,
  run: RunStep,
  emit: EmitStep,
  stop: StopStep,
} as const;
export type StepKind = keyof typeof STEP_SHAPES;
export const STEP_KINDS = Object.keys(STEP_SHAPES) as StepKind[];

/** A step as it stands in a file, by its kind. */
export type StepBody = { [K in StepKind]: Static<(typeof STEP_SHAPES)[K]> };

/** Kinds that a step with these keys may be of: one, where it is sound. `ask` is also a field of `match`, `parallel` one of `each`. */
export function kindsOf(keys: string[]): StepKind[] {
  const kinds = STEP_KINDS.filter((kind) => keys.includes(kind));
  return kinds.filter((kind) => !kinds.some((other) => other !== kind && kind in STEP_SHAPES[other].properties));
}
