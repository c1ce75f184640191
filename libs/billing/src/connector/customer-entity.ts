import { defineEntity, type Entity } from '@belegfluss/sdk';
import { Type } from 'typebox';
import type { Database } from '@belegfluss/store';
import type { BillingSettings } from '../settings/billing-settings.ts';
import { InvoiceFormat } from '../settings/invoice-format.ts';
import { deeds } from './load-deeds.ts';

const text = () => Type.Optional(Type.String());
const nullable = () => Type.Union([Type.String(), Type.Null()]);

/** Our customers; `match` finds the one that a company of another system is, or makes it. */
export function customerEntity(db: Database, settings: BillingSettings): Entity {
  return defineEntity<unknown>()({
    id: 'customer',
    title: { de: 'Kunde', en: 'Customer' },
    schema: Type.Object({
      id: Type.String(),
      name: Type.String(),
      debtorNumber: Type.String(),
      customerNumber: nullable(),
      vatId: nullable(),
      address: Type.Object({ street: text(), zip: text(), city: text(), country: text() }),
      country: Type.String(),
      email: nullable(),
      invoiceFormat: Type.Union([InvoiceFormat, Type.Null()]),
    }),
    read: async (_ctx, key) => (await deeds()).partyById(db, key),
    find: async (_ctx, from, accept) => {
      const { findCustomer, readCompany } = await deeds();
      return findCustomer(db, settings, { company: readCompany(from), accept });
    },
    match: async (ctx, from, accept, decision) => {
      const { matchCustomer, readCompany } = await deeds();
      const company = readCompany(from);
      const at = ctx.clock.now();
      return matchCustomer(db, settings, { company, accept, decision, decidedBy: ctx.answer?.answeredBy, at });
    },
  });
}
