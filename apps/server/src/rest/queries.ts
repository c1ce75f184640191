import { invoiceProfiles } from '@belegfluss/documents';
import { Type } from 'typebox';

/** Query parameters of the REST interface; longer or other ones are refused, empty ones are as good as missing. */
const Id = Type.Optional(Type.String({ maxLength: 100 }));
const Moment = Type.Optional(
  Type.String({
    pattern: '^(\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z)?)?$',
    description: 'UTC day or moment',
  }),
);
const word = <const Words extends string[]>(...words: Words) => Type.Optional(Type.Enum(['', ...words]));

/** GET /cases */
export const CaseListQuery = Type.Object({
  search: Type.Optional(
    Type.String({ maxLength: 200, description: 'Part of a deal, a customer or a document number' }),
  ),
  stage: word('won', 'signed', 'invoiced', 'booked', 'paid', 'reported'),
  after: Id,
});

/** GET /runs */
export const RunListQuery = Type.Object({
  case: Id,
  flow: Id,
  key: Type.Optional(
    Type.String({ maxLength: 200, description: 'Key of the record; `*` behind it stands for any rest' }),
  ),
  code: Type.Optional(Type.String({ maxLength: 100, description: 'Code of the reason' })),
  from: Moment,
  to: Moment,
  text: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Part of the key or of an error; 31 days back unless `from` says more',
    }),
  ),
  state: word('queued', 'running', 'waiting', 'question', 'done', 'unchanged', 'skipped', 'dead'),
});

/** GET /questions */
export const QuestionListQuery = Type.Object({ state: word('open', 'answered', 'withdrawn') });

/** POST /documents/validate */
export const DocumentValidationQuery = Type.Object({
  /** Judges by this profile, whatever the invoice names. */
  profile: Type.Optional(Type.Enum(invoiceProfiles)),
  /** Of reports for people; German where nothing is said. */
  language: word('de', 'en'),
  name: Type.Optional(Type.String({ maxLength: 200, description: 'Name of the file, for the report' })),
});
