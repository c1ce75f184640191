import { Type } from 'typebox';
import { nullable, TextShape } from '../shapes/shape-parts.ts';

/** POST /flows/:flow/plans */
export const PlanBody = Type.Object(
  { full: Type.Optional(Type.Boolean({ description: 'Looks at all records, not only at what changed' })) },
  { additionalProperties: false },
);

/** GET /flows/:flow/plans/:id */
export const PlanQuery = Type.Object({ after: Type.Optional(Type.String({ maxLength: 1_000 })) });

/** What a pass would write: exact sums, and records by key, 100 at a time. Values are censored. */
export const PlanShown = Type.Object({
  plan: Type.Object({
    id: Type.String(),
    flow: Type.String(),
    revision: Type.String(),
    source: Type.String(),
    target: Type.String(),
    since: Type.String(),
    madeBy: Type.String(),
    madeAt: Type.String(),
    state: Type.String({ description: 'making, made, applying, applied, refused or stopped' }),
    runId: nullable(Type.String()),
    created: Type.Integer(),
    updated: Type.Integer(),
    unchanged: Type.Integer(),
    skipped: Type.Integer(),
    asked: Type.Integer(),
    failed: Type.Integer(),
  }),
  records: Type.Array(
    Type.Object({
      key: Type.String(),
      outcome: Type.String(),
      fields: Type.Array(
        Type.Object({ field: Type.String(), from: Type.Optional(Type.Unknown()), to: Type.Unknown() }),
      ),
      why: Type.Union([Type.Object({ code: Type.String(), message: TextShape }), Type.Null()]),
    }),
  ),
  next: nullable(Type.String()),
});
