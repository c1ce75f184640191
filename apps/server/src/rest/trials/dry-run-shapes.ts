import { Type } from 'typebox';
import { RunRow, StepRow } from '../runs/run-shapes.ts';
import { nullable, ReasonShape } from '../shapes/shape-parts.ts';
import { wouldBeParts } from './would-be-shapes.ts';

const Name = Type.String({ maxLength: 200 });
/** As long as the checker reads of a flow file. */
const MAX_SOURCE = 1_000_000;

/** POST /flows/:flow/dry-run: one of `event`, `runId` and `last`. */
export const DryRunBody = Type.Object(
  {
    source: Type.Optional(
      Type.String({ maxLength: MAX_SOURCE, description: 'Text of a flow file; else the deployed flow' }),
    ),
    event: Type.Optional(
      Type.Object(
        {
          on: Type.Optional(Name),
          key: Type.Optional(Name),
          type: Type.Optional(Name),
          data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        },
        { additionalProperties: false },
      ),
    ),
    runId: Type.Optional(Name),
    last: Type.Optional(Type.Literal(true)),
    until: Type.Optional(Name),
  },
  { additionalProperties: false },
);

/** A step as it would go; censored. */
export const WouldBeStep = Type.Object({
  path: Type.String(),
  kind: Type.String(),
  use: nullable(Type.String()),
  state: StepRow.properties.state,
  input: Type.Unknown(),
  output: Type.Unknown(),
  error: ReasonShape,
});

/** What a run would do, beside what has really happened before. */
export const DryRunResult = Type.Object({
  flow: Type.String(),
  revision: Type.String(),
  state: RunRow.properties.state,
  steps: Type.Array(WouldBeStep),
  ...wouldBeParts,
  onceKey: nullable(Type.String()),
  doneBefore: Type.Boolean(),
});
