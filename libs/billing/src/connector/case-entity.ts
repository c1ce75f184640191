import { Currency, Decimal, defineEntity, type Entity } from '@belegfluss/sdk';
import { Type } from 'typebox';
import type { Database } from '@belegfluss/store';
import type { BillingSettings } from '../settings/billing-settings.ts';
import { deeds } from './load-deeds.ts';

const nullable = () => Type.Union([Type.String(), Type.Null()]);

/** The customer of a case, with what the contract agreed about its invoices. */
const Customer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  debtorNumber: Type.String(),
  customerNumber: nullable(),
  vatId: nullable(),
  email: nullable(),
  street: Type.String(),
  zip: Type.String(),
  city: Type.String(),
  country: Type.String(),
  language: Type.Union([Type.Literal('de'), Type.Literal('en')]),
  buyerReference: Type.String(),
  paymentTermCode: nullable(),
});

/** Cases (Vorgänge) with the state of their payment. */
export function caseEntity(db: Database, settings: BillingSettings): Entity {
  return defineEntity<unknown>()({
    id: 'case',
    title: { de: 'Vorgang', en: 'Case' },
    schema: Type.Object({
      id: Type.String(),
      dealConnection: Type.String(),
      dealKey: Type.String(),
      dealName: Type.String(),
      amount: Decimal(),
      currency: Currency(),
      customer: Customer,
      contract: Type.Union([
        Type.Object({ id: Type.String(), connection: Type.String(), key: Type.String(), status: Type.String() }),
        Type.Null(),
      ]),
      paymentStatus: Type.Union([
        Type.Literal('none'),
        Type.Literal('open'),
        Type.Literal('partly_paid'),
        Type.Literal('paid'),
        Type.Literal('overdue'),
        Type.Literal('cancelled'),
      ]),
      billedCurrency: Currency(),
      invoiced: Decimal(),
      received: Decimal(),
      skonto: Decimal(),
      open: Decimal(),
      paidAmount: Decimal(),
      paidOn: nullable(),
      dueDate: nullable(),
      overdueSince: nullable(),
    }),
    read: async (_ctx, key) => (await deeds()).caseRecord(db, key, settings.languages),
  });
}
