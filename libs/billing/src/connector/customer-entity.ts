import { defineEntity, type Entity } from '@belegfluss/sdk';
import { Type } from 'typebox';
import type { Database } from '@belegfluss/store';
import { findCustomer, matchCustomer } from '../services/customer-matching.ts';
import { partyById } from '../services/party-directory.ts';
import type { BillingSettings } from '../settings/billing-settings.ts';
import { InvoiceFormat } from '../settings/invoice-format.ts';
import { readCompany } from './company-reader.ts';

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
    read: (_ctx, key) => partyById(db, key),
    find: (_ctx, from, accept) => findCustomer(db, settings, { company: readCompany(from), accept }),
    match: (ctx, from, accept, decision) =>
      matchCustomer(db, settings, {
        company: readCompany(from),
        accept,
        decision,
        decidedBy: ctx.answer?.answeredBy,
        at: ctx.clock.now(),
      }),
  });
}
