import { Type } from 'typebox';

const Text = Type.Object({ de: Type.String(), en: Type.String() });

/** One finding in both languages, where it was found and what to do. */
export const Diagnostic = Type.Object({
  code: Type.String(),
  severity: Type.Enum(['error', 'warning', 'info']),
  message: Text,
  remedy: Text,
  file: Type.Optional(Type.String()),
  line: Type.Optional(Type.Integer({ minimum: 1 })),
  column: Type.Optional(Type.Integer({ minimum: 1 })),
  path: Type.Optional(Type.String()),
  facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});

/** Every refusal as `application/problem+json` (RFC 9457); `code` is stable. */
export const ProblemBody = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: Type.String(),
  diagnostics: Type.Array(Diagnostic),
});
