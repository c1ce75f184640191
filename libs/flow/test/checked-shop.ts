import { Decimal, defineAction, defineConnector, defineEntity, defineUpsert } from '@belegfluss/sdk';
import type { TableDefinition } from '@belegfluss/tables';
import { Type } from 'typebox';
import type { Catalog } from '../src/check/catalog.ts';

const title = { de: 'Laden', en: 'Shop' };
const RATES: TableDefinition = {
  table: 'rates',
  title,
  owner: 'finance',
  key: [
    { name: 'country', label: title },
    { name: 'kind', label: title },
  ],
  values: [
    { name: 'rate', label: title, type: 'decimal', required: true },
    { name: 'days', label: title, type: 'integer', required: false },
    { name: 'since', label: title, type: 'date', required: false },
  ],
};

const EFFECTS = {
  update: { kind: 'write', class: 'N' },
  find: { kind: 'read' },
  keep: { kind: 'write', class: 'K', keyValidFor: 'P1D' },
} as const;

const CUSTOMER = Type.Object({
  name: Type.String(),
  number: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  limit: Type.Optional(Decimal()),
});

/** What the specs of the checker may refer to: the connection `shop` and the table `rates` with two key columns. */
export const catalog: Catalog = {
  connections: new Map([
    [
      'shop',
      defineConnector({
        id: 'shop',
        version: '1.0.0',
        title,
        config: Type.Object({}),
        auth: { kind: 'none' },
        webhook: { verify: () => 'ok', split: () => [] },
        entities: [
          defineEntity()({
            id: 'order',
            title,
            schema: Type.Object({}),
            read: () => Promise.resolve(undefined),
            changes: () => Promise.resolve({ records: [] }),
          }),
          defineEntity()({
            id: 'customer',
            title,
            schema: CUSTOMER,
            upsert: defineUpsert()({
              fields: CUSTOMER,
              by: ['number', 'email'],
              find: () => Promise.resolve([]),
              create: () => Promise.resolve({ key: '' }),
              update: () => Promise.resolve(),
            }),
          }),
          defineEntity()({ id: 'parcel', title, schema: Type.Object({}), read: () => Promise.resolve(undefined) }),
        ],
        actions: (['update', 'find', 'keep'] as const).map((name) =>
          defineAction()({
            id: `order.${name}`,
            title,
            input: Type.Object({ id: Type.String(), note: Type.Optional(Type.String()) }),
            output: Type.Object({}),
            effect: EFFECTS[name],
            run: () => Promise.resolve({}),
          }),
        ),
      }),
    ],
  ]),
  tables: new Map([['rates', RATES]]),
  limits: { shop_api: 4 },
};

/** The same where the shop does not tell of changes. */
export const silentCatalog: Catalog = {
  ...catalog,
  connections: new Map([...catalog.connections].map(([name, { webhook: _webhook, ...shop }]) => [name, shop])),
};

/** A flow file with these steps (each line of `steps` is indented by two) and a trigger on the shop's orders. */
export function flowWith(steps: string, on = 'won: { entity: shop.order }'): string {
  const body = steps.split('\n').map((line) => `  ${line}`);
  return [
    'flow: probe',
    'title: { de: Probe, en: Probe }',
    'owner: sales',
    'on:',
    `  ${on}`,
    'steps:',
    ...body,
    '',
  ].join('\n');
}
