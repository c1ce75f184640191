import { defineConnector, type Connector } from '@belegfluss/sdk';
import { Type } from 'typebox';
import type { Database } from '@belegfluss/store';
import type { BillingSettings } from '../settings/billing-settings.ts';
import { bankActions } from './bank-actions.ts';
import { batchActions } from './batch-actions.ts';
import { caseActions } from './case-actions.ts';
import { contractActions } from './contract-actions.ts';
import { caseEntity } from './case-entity.ts';
import { customerEntity } from './customer-entity.ts';
import { invoiceActions } from './invoice-actions.ts';

/** What the product itself can do, as a connector like any other: flows call it under the connection `billing`. */
export function billingConnector(parts: { db: Database; settings: BillingSettings }): Connector {
  const { db, settings } = parts;
  return defineConnector({
    id: 'billing',
    version: '1.0.0',
    title: { de: 'Abrechnung', en: 'Billing' },
    config: Type.Object({}),
    auth: { kind: 'none' },
    check: () => Promise.resolve({ account: settings.seller.name }),
    entities: [customerEntity(db, settings), caseEntity(db, settings)],
    actions: [
      ...caseActions(db),
      ...contractActions(db),
      ...invoiceActions(db, settings),
      ...batchActions(db, settings),
      ...bankActions(db, settings),
    ],
  });
}
