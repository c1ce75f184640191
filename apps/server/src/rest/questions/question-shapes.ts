import { Type, type Static } from 'typebox';
import { nullable, oneOf, TextShape } from '../shapes/shape-parts.ts';

export const QuestionField = Type.Object({
  name: Type.String(),
  label: TextShape,
  type: oneOf('text', 'choice', 'amount', 'date'),
  required: Type.Boolean(),
  choices: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: TextShape }))),
  suggestion: Type.Optional(Type.String()),
});

export const QuestionRow = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  owner: Type.String(),
  title: TextShape,
  state: Type.Union([Type.Literal('open'), Type.Literal('answered'), Type.Literal('withdrawn')]),
  evidence: Type.Record(Type.String(), Type.Unknown()),
  options: Type.Array(
    Type.Object({
      value: Type.String(),
      label: TextShape,
      consequence: TextShape,
      fields: Type.Optional(Type.Array(QuestionField)),
    }),
  ),
  caseIds: Type.Array(Type.String()),
  runIds: Type.Array(Type.String()),
  answer: Type.Union([
    Type.Object({
      option: Type.String(),
      fields: Type.Record(Type.String(), Type.String()),
      answeredBy: Type.String(),
      answeredAt: Type.String(),
    }),
    Type.Null(),
  ]),
  openedAt: Type.String(),
  dueAt: nullable(Type.String()),
});

/** GET /questions?state=open and GET /questions/:id */
export const QuestionList = Type.Object({ questions: Type.Array(QuestionRow) });

/** POST /questions/:id/answer */
export const AnswerBody = Type.Object({
  option: Type.String(),
  fields: Type.Optional(Type.Record(Type.String(), Type.String())),
});

export type QuestionRow = Static<typeof QuestionRow>;
