import { Type } from 'typebox';
import { nullable, ReasonShape, TextShape } from '../shapes/shape-parts.ts';

/** A write that would have been made; `key` is its business key. */
export const WouldBeEffect = Type.Object({
  step: Type.String(),
  use: Type.String(),
  key: Type.String(),
  with: Type.Unknown(),
  /** What stands in the place of what would be changed, where that is known. */
  before: Type.Optional(Type.Unknown()),
});

/** What a run would do, tried out or only observed, in the REST interface; values are censored, nothing has happened. */
export const wouldBeParts = {
  reason: ReasonShape,
  at: nullable(Type.String()),
  effects: Type.Array(WouldBeEffect),
  questions: Type.Array(
    Type.Object({
      step: Type.String(),
      kind: Type.String(),
      owner: Type.String(),
      title: TextShape,
      evidence: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  emitted: Type.Array(
    Type.Object({ step: Type.String(), event: Type.String(), key: Type.String(), with: Type.Unknown() }),
  ),
  /** Steps that went on with an example in the place of an answer that only a real write would give. */
  assumed: Type.Array(Type.Object({ step: Type.String(), use: Type.String() })),
  /** Keys of effects that stand already: a real run would not repeat them. */
  standing: Type.Array(Type.String()),
};
