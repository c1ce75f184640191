import { Type, type Static } from 'typebox';
import { oneOf, TextShape } from '../shapes/shape-parts.ts';

/** A rule that an invoice breaks, or a fault of its file; `path` and `field` say where, `proposal` what would be right. */
export const DocumentFinding = Type.Object({
  rule: Type.String(),
  code: Type.String(),
  severity: oneOf('error', 'warning', 'info'),
  term: Type.Optional(Type.String()),
  message: TextShape,
  remedy: TextShape,
  path: Type.String(),
  field: Type.Optional(Type.String()),
  line: Type.Optional(Type.Integer()),
  column: Type.Optional(Type.Integer()),
  proposal: Type.Optional(Type.String()),
  facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});

/** POST /documents/validate */
export const DocumentVerdict = Type.Object({
  valid: Type.Boolean(),
  checkedAt: Type.String(),
  file: Type.Optional(Type.String()),
  number: Type.Optional(Type.String()),
  seller: Type.Optional(Type.String()),
  buyer: Type.Optional(Type.String()),
  profile: Type.Optional(Type.String()),
  syntax: Type.Optional(Type.String()),
  /** The releases of the rules by which it was judged; none for a file that is no invoice. */
  ruleSets: Type.Array(Type.Object({ name: Type.String(), version: Type.String(), date: Type.String() })),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  findings: Type.Array(DocumentFinding),
});

export type DocumentVerdict = Static<typeof DocumentVerdict>;
