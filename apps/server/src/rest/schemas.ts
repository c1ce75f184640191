import { ROLES } from '@belegfluss/access';
import { Type, type Static } from 'typebox';
import { RunRow } from './run-shapes.ts';
import { nullable, oneOf, TextShape } from './shape-parts.ts';

export * from './refused-delivery-shapes.ts';
export * from './run-deed-shapes.ts';
export * from './run-shapes.ts';

/**
 * The shapes of the REST interface under /api/v1, the only thing the console knows of the server.
 * Errors are problem+json: `{ type, title, status, detail, code, diagnostics? }`.
 */
/** ISO time or null while a stage has not been reached. */
const StageTime = nullable(Type.String());

export const Role = oneOf(...ROLES);
export const Session = Type.Object({ user: Type.Object({ name: Type.String(), roles: Type.Array(Role) }) });
/** POST /session */
export const SignIn = Type.Object({ name: Type.String({ maxLength: 200 }), password: Type.String({ maxLength: 200 }) });

export const Stages = Type.Object({
  won: StageTime,
  signed: StageTime,
  invoiced: StageTime,
  booked: StageTime,
  paid: StageTime,
  reported: StageTime,
});

/** Amounts are decimal strings in the case's currency. */
export const CaseRow = Type.Object({
  id: Type.String(),
  deal: Type.Object({ connection: Type.String(), key: Type.String(), name: Type.String() }),
  customer: Type.Union([
    Type.Object({ id: Type.String(), name: Type.String(), debtorNumber: Type.String() }),
    Type.Null(),
  ]),
  amount: Type.String(),
  currency: Type.String(),
  stages: Stages,
  payment: Type.Object({
    status: oneOf('none', 'open', 'partly_paid', 'paid', 'overdue', 'cancelled'),
    invoiced: Type.String(),
    received: Type.String(),
    skonto: Type.String(),
    open: Type.String(),
    dueDate: nullable(Type.String()),
  }),
  openQuestions: Type.Integer(),
  complete: Type.Boolean(),
  updatedAt: Type.String(),
});

/** GET /cases?search=&stage=&after= */
export const CaseList = Type.Object({
  cases: Type.Array(CaseRow),
  total: Type.Integer(),
  next: nullable(Type.String()),
});

/** One document in the chain; `missing` marks the gap where one is still to come. */
export const Voucher = Type.Object({
  id: Type.String(),
  kind: oneOf('deal', 'contract', 'invoice', 'cancellation', 'credit_note', 'booking', 'payment', 'report'),
  number: Type.String(),
  state: Type.String(),
  date: nullable(Type.String()),
  amount: nullable(Type.String()),
  currency: nullable(Type.String()),
  /** Ids of the vouchers this one follows from. */
  from: Type.Array(Type.String()),
  missing: Type.Boolean(),
  files: Type.Array(
    Type.Object({
      role: oneOf('pdf', 'xml', 'csv', 'report'),
      name: Type.String(),
      mediaType: Type.String(),
      url: Type.String(),
    }),
  ),
  /** Further facts to show: tax case, accounts, due date, Skonto. Values are text, in both languages where it is a word. */
  facts: Type.Array(Type.Object({ label: TextShape, value: Type.Union([Type.String(), TextShape]) })),
});

/** GET /cases/:id */
export const CaseDetail = Type.Object({
  case: CaseRow,
  vouchers: Type.Array(Voucher),
  runs: Type.Array(RunRow),
  questions: Type.Array(Type.String()),
});

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

/** GET /connections */
export const ConnectionList = Type.Object({
  connections: Type.Array(
    Type.Object({
      name: Type.String(),
      connector: Type.String(),
      title: TextShape,
      /** Whether it is part of the server: then no call leaves, and what is told of calls says nothing. */
      builtIn: Type.Boolean(),
      breaker: Type.Object({ state: oneOf('closed', 'half_open', 'open'), since: nullable(Type.String()) }),
      authorised: Type.Boolean(),
      /** Secret fields, and since when each is set; the secrets themselves are never given back. */
      secrets: Type.Array(Type.Object({ field: Type.String(), setAt: nullable(Type.String()) })),
      lastGoodAt: nullable(Type.String()),
      lastError: nullable(Type.String()),
    }),
  ),
});

/** POST /flows/:flow/runs */
export const StartRun = Type.Object({ input: Type.Record(Type.String(), Type.Unknown()) });
export const StartedRun = Type.Object({ runId: Type.String() });

/** GET /system */
export const SystemInfo = Type.Object({
  version: Type.String(),
  demo: Type.Boolean(),
  businessTime: Type.String(),
  seller: Type.String(),
});

/** One message of GET /stream (server-sent events): what changed, so that a client reads it again. */
export const StreamMessage = Type.Object({
  topic: oneOf('cases', 'runs', 'questions', 'flows', 'deliveries'),
  id: Type.String(),
});

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

export type CaseRow = Static<typeof CaseRow>;
export type CaseDetail = Static<typeof CaseDetail>;
export type Voucher = Static<typeof Voucher>;
export type QuestionRow = Static<typeof QuestionRow>;
export type StreamMessage = Static<typeof StreamMessage>;

/** POST /flows/:flow/sweep: the sum of each pass. */
export const SweepReceipts = Type.Object({
  receipts: Type.Array(
    Type.Object({
      since: Type.String(),
      seen: Type.Integer(),
      started: Type.Integer(),
      unchanged: Type.Integer(),
      skipped: Type.Integer(),
    }),
  ),
});

/** PUT /connections/:name/secrets: field to value; sealed at once and never given back. */
export const SecretFields = Type.Record(Type.String(), Type.String({ minLength: 1 }));
/** POST /connections/:name/test */
export const ConnectionCheck = Type.Object({
  ok: Type.Boolean(),
  account: nullable(Type.String()),
  error: nullable(Type.String()),
});
/** POST /connections/:name/account: the account that is written to from now on, as its system calls it. */
export const AdoptedAccount = Type.Object({ account: Type.String() });
/** POST /connections/:name/authorise: where the person has to go. */
export const AuthoriseStart = Type.Object({ url: Type.String() });
/** POST /demo/clock, only in a demo. */
export const ClockBody = Type.Object({ now: Type.String({ minLength: 10 }) });
export type DocumentVerdict = Static<typeof DocumentVerdict>;
