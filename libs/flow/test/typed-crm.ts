import { Currency, Decimal, defineAction, defineConnector, defineEntity, Instant, IsoDate } from '@belegfluss/sdk';
import { Type } from 'typebox';
import type { Catalog } from '../src/check/catalog.ts';
import { catalog } from './checked-shop.ts';

const title = { de: 'CRM', en: 'CRM' };

const Deal = Type.Object({
  id: Type.String(),
  name: Type.String(),
  stage: Type.Union([Type.Literal('open'), Type.Literal('won'), Type.Literal('lost')]),
  amount: Decimal(),
  currency: Currency(),
  closedAt: Instant(),
  dueOn: IsoDate(),
  weight: Type.Number(),
  isPublic: Type.Boolean(),
  ownerId: Type.Optional(Type.String()),
  parentId: Type.Union([Type.String(), Type.Null()]),
  company: Type.Object({ name: Type.String(), vatId: Type.Optional(Type.String()) }),
  lines: Type.Array(Type.Object({ sku: Type.String(), quantity: Decimal() })),
  tags: Type.Array(Type.String()),
  properties: Type.Record(Type.String(), Type.String()),
  original: Type.Unknown(),
});

const Line = Type.Object({ sku: Type.String(), quantity: Decimal(), unit: Type.Optional(Type.String()) });

/** The shop's catalogue, and a connection `crm` whose records and inputs have types. */
export const typedCatalog: Catalog = {
  ...catalog,
  settings: { won_stage: 'won', days: 14, billing: { chart: 'SKR03' }, nothing: null, rates: [{ currency: 'CHF' }] },
  connections: new Map([
    ...catalog.connections,
    [
      'crm',
      defineConnector({
        id: 'crm',
        version: '1.0.0',
        title,
        config: Type.Object({}),
        auth: { kind: 'none' },
        webhook: { verify: () => 'ok', split: () => [] },
        entities: [
          defineEntity()({
            id: 'deal',
            title,
            schema: Deal,
            read: () => Promise.reject(new Error('nobody reads')),
            readMany: () => Promise.resolve([]),
            changes: () => Promise.resolve({ records: [] }),
            match: () => Promise.resolve({ verdict: 'matched', record: {} }),
          }),
        ],
        actions: [
          defineAction()({
            id: 'deal.update',
            title,
            input: Type.Object({
              id: Type.String({ minLength: 1 }),
              amount: Type.Optional(Decimal()),
              dueOn: Type.Optional(IsoDate()),
              at: Type.Optional(Instant()),
              count: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
              note: Type.Optional(Type.String({ maxLength: 5 })),
              codes: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
              silent: Type.Optional(Type.Boolean()),
              kind: Type.Optional(Type.Union([Type.Literal('a'), Type.Literal('b')])),
              lines: Type.Optional(Type.Array(Line)),
              owner: Type.Optional(Type.Object({ id: Type.String(), name: Type.Optional(Type.String()) })),
              properties: Type.Optional(Type.Record(Type.String(), Type.String())),
              anything: Type.Optional(Type.Unknown()),
            }),
            output: Type.Object({ id: Type.String(), version: Type.Integer(), state: Type.Optional(Type.String()) }),
            effect: { kind: 'write', class: 'N' },
            run: () => Promise.reject(new Error('nobody writes')),
          }),
        ],
      }),
    ],
  ]),
};
