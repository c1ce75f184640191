import { Decimal, defineAction, IsoDate, type Action, type WriteContext } from '@belegfluss/sdk';
import { Type } from 'typebox';
import type { Database } from '@belegfluss/store';
import type { BillingSettings } from '../settings/billing-settings.ts';
import { effectOf, keyed } from './keyed-effect.ts';
import { Issued, Line, Taxation, Term } from './invoice-schemas.ts';
import { deeds } from './load-deeds.ts';

/** Drafting, issuing, cancelling and correcting invoices. */
export function invoiceActions(db: Database, settings: BillingSettings): Action[] {
  const define = defineAction<unknown>();
  const room = (ctx: WriteContext) => ({ db, settings, files: ctx.files });
  return [
    define({
      id: 'invoice.draft',
      title: { de: 'Rechnung entwerfen', en: 'Draft an invoice' },
      effect: keyed,
      input: Type.Object({
        contractId: Type.String(),
        lines: Type.Array(Line, { minItems: 1 }),
        paymentTerm: Term,
        taxCase: Taxation,
        buyerReference: Type.String({ minLength: 1 }),
        serviceDate: IsoDate(),
      }),
      output: Type.Object({ invoiceId: Type.String(), net: Decimal(), tax: Decimal(), gross: Decimal() }),
      run: async (ctx, input) => (await deeds()).draftInvoice(room(ctx), input, effectOf(ctx)),
    }),
    define({
      id: 'invoice.issue',
      title: { de: 'Rechnung stellen', en: 'Issue an invoice' },
      effect: keyed,
      input: Type.Object({ invoiceId: Type.String() }),
      output: Issued,
      run: async (ctx, input) => (await deeds()).issueInvoice(room(ctx), input.invoiceId, effectOf(ctx)),
    }),
    define({
      id: 'invoice.cancel',
      title: { de: 'Rechnung stornieren', en: 'Cancel an invoice' },
      effect: keyed,
      input: Type.Object({ number: Type.String(), reason: Type.String({ minLength: 1 }) }),
      output: Issued,
      run: async (ctx, input) => (await deeds()).cancelInvoice(room(ctx), input, effectOf(ctx)),
    }),
    define({
      id: 'invoice.correct',
      title: { de: 'Rechnung stornieren und ersetzen', en: 'Cancel an invoice and replace it' },
      effect: keyed,
      input: Type.Object({
        number: Type.String(),
        reason: Type.String({ minLength: 1 }),
        lines: Type.Array(Line, { minItems: 1 }),
      }),
      output: Type.Object({ cancellation: Issued, replacement: Issued }),
      run: async (ctx, input) => (await deeds()).correctInvoice(room(ctx), input, effectOf(ctx)),
    }),
  ];
}
