import { Type, type Static } from 'typebox';
import { RunRow } from '../runs/run-shapes.ts';
import { nullable, oneOf, TextShape } from '../shapes/shape-parts.ts';

/** ISO time or null while a stage has not been reached. */
const StageTime = nullable(Type.String());

export const Stages = Type.Object({
  won: StageTime,
  signed: StageTime,
  invoiced: StageTime,
  booked: StageTime,
  paid: StageTime,
  reported: StageTime,
});

/** Amounts are decimal strings; those of the payment stand in its currency, as deal and invoices may differ. */
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
    currency: Type.String(),
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

export type CaseDetail = Static<typeof CaseDetail>;
