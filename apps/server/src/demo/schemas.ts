import { FileRef } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { Stages } from '../rest/cases/case-shapes.ts';

const Count = Type.Integer({ minimum: 0 });
const Nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);

/** GET /demo/progress: how many cases have come to each stage, and what is still in work. */
export const DemoProgress = Type.Object({
  cases: Count,
  sent: Count,
  signed: Count,
  invoiced: Count,
  booked: Count,
  paid: Count,
  reported: Count,
  inWork: Count,
  questions: Count,
  dead: Count,
});

/** GET /demo/documents */
export const DemoDocuments = Type.Object({
  documents: Type.Array(Type.Object({ kind: Type.Enum(['contract', 'invoice', 'datev', 'statement']), file: FileRef })),
});

const ChainInvoice = Type.Object({
  number: Type.String(),
  kind: Type.Enum(['invoice', 'cancellation', 'credit_note']),
  net: Type.String(),
  tax: Type.String(),
  gross: Type.String(),
  currency: Type.String(),
  xml: Nullable(FileRef),
  pdf: Nullable(FileRef),
});

/** One voucher chain from deal to CRM; amounts are decimal strings in the document's currency. */
export const DemoChain = Type.Object({
  deal: Type.Object({ id: Type.String(), amount: Type.String(), currency: Type.String() }),
  customer: Nullable(Type.Object({ id: Type.String(), debtorNumber: Type.String() })),
  contract: Nullable(Type.Object({ id: Type.String(), status: Type.String() })),
  invoices: Type.Array(ChainInvoice),
  bookings: Type.Array(
    Type.Object({
      invoice: Type.String(),
      account: Type.String(),
      contraAccount: Type.String(),
      amount: Type.String(),
      side: Type.Enum(['S', 'H']),
    }),
  ),
  payments: Type.Array(
    Type.Object({ invoice: Type.String(), amount: Type.String(), skonto: Type.String(), bookedOn: Type.String() }),
  ),
  crm: Type.Object({ status: Nullable(Type.String()), paidAmount: Nullable(Type.String()) }),
  stages: Stages,
  complete: Type.Boolean(),
});

/** GET /demo/report: all chains, and their sums by currency. */
export const DemoReport = Type.Object({
  chains: Type.Array(DemoChain),
  totals: Type.Record(
    Type.String(),
    Type.Object({
      invoiced: Type.String(),
      booked: Type.String(),
      received: Type.String(),
      skonto: Type.String(),
      open: Type.String(),
    }),
  ),
});

/** POST /demo/clock */
export const ClockBody = Type.Object({ now: Type.String({ minLength: 10 }) });
