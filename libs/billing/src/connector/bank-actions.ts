import { Currency, Decimal, defineAction, FileRef, IsoDate, type Action } from '@belegfluss/sdk';
import { Type } from 'typebox';
import type { Database } from '@belegfluss/store';
import type { BillingSettings } from '../settings/billing-settings.ts';
import { effectOf, keyed } from './keyed-effect.ts';
import { deeds } from './load-deeds.ts';

/** A hole in the balances of an account, within a statement or between two. */
const Gap = Type.Object({
  statementId: Type.String(),
  account: Type.String(),
  kind: Type.Union([Type.Literal('within'), Type.Literal('between')]),
  difference: Decimal(),
  currency: Type.String(),
});

/** A part of a payment that settled an invoice. */
const Settled = Type.Object({
  invoiceNumber: Type.String(),
  amount: Decimal(),
  skonto: Decimal(),
  caseId: Type.String(),
  dealKey: Type.String(),
  dealConnection: Type.String(),
});

/** Bank statements and the payments in them. */
export function bankActions(db: Database, settings: BillingSettings): Action[] {
  const define = defineAction<unknown>();
  return [
    define({
      id: 'statement.import',
      title: { de: 'Kontoauszug einlesen', en: 'Import a bank statement' },
      effect: keyed,
      // What a profile must be says its reader, which names the place of a fault.
      input: Type.Object({ file: FileRef, csvProfiles: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 20 })) }),
      output: Type.Object({
        statements: Type.Array(
          Type.Object({ id: Type.String(), account: Type.String(), balanceGap: Type.Optional(Decimal()) }),
        ),
        transactions: Type.Array(Type.Object({ transactionId: Type.String() })),
        duplicates: Type.Integer(),
        pending: Type.Integer(),
        gaps: Type.Array(Gap),
      }),
      run: async (ctx, input) => {
        const { importStatements } = await deeds();
        return importStatements({ db, files: ctx.files }, input.file, effectOf(ctx), input.csvProfiles);
      },
    }),
    define({
      id: 'statement.confirm_gap',
      title: { de: 'Saldendifferenz klären', en: 'Settle a gap between balances' },
      effect: keyed,
      input: Type.Object({ statementId: Type.String() }),
      output: Type.Object({
        verdict: Type.Union([Type.Literal('joined'), Type.Literal('accepted'), Type.Literal('awaited')]),
        difference: Decimal(),
      }),
      run: async (ctx, input) => (await deeds()).confirmGap(db, input.statementId, ctx.answer),
    }),
    define({
      id: 'payment.allocate',
      title: { de: 'Zahlung zuordnen', en: 'Allocate a payment' },
      effect: keyed,
      input: Type.Object({ transactionId: Type.String() }),
      output: Type.Object({
        verdict: Type.Union([
          Type.Literal('allocated'),
          Type.Literal('taken_back'),
          Type.Literal('ignored'),
          Type.Literal('outgoing'),
        ]),
        amount: Decimal(),
        currency: Currency(),
        bookedOn: IsoDate(),
        allocations: Type.Array(Settled),
        unallocated: Decimal(),
        reason: Type.Optional(Type.String()),
      }),
      run: async (ctx, input) => (await deeds()).allocatePayment({ db, settings }, input.transactionId, effectOf(ctx)),
    }),
  ];
}
