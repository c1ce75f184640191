import { setTimeout as sleep } from 'node:timers/promises';
import {
  defineConnector,
  defineEntity,
  defineUpsert,
  type Connector,
  type ConnectorError,
  type StoredRecord,
} from '@belegfluss/sdk';
import { Type } from 'typebox';

type Fields = Record<string, unknown>;

/** Customers kept in memory: it counts what happened to them, can lose answers and list late. */
export class MemoryCrm {
  readonly customers: StoredRecord[] = [];
  /** Keys of the writes that happened. */
  readonly written: string[] = [];
  /** Errors to throw, one for each next write; `committed` says whether the write happens all the same. */
  readonly faults: { error: ConnectorError; committed: boolean }[] = [];
  /** Milliseconds after which a search shows a customer that was made. */
  listedAfter = 0;
  /** Milliseconds that a write takes. */
  pause = 0;
  readonly #madeAt = new Map<string, number>();

  find(): StoredRecord[] {
    const now = performance.now();
    return this.customers.filter(({ key }) => now - (this.#madeAt.get(key) ?? 0) >= this.listedAfter);
  }

  async create(effectKey: string, record: Fields): Promise<{ key: string }> {
    const key = `c${this.written.length + 1}`;
    await this.#write(effectKey, () => {
      this.customers.push({ key, record });
      this.#madeAt.set(key, performance.now());
    });
    return { key };
  }

  async update(effectKey: string, { key }: StoredRecord, changes: Fields): Promise<void> {
    await this.#write(effectKey, () => {
      const customer = this.customers.find((each) => each.key === key);
      Object.assign(customer?.record ?? {}, changes);
    });
  }

  async #write(effectKey: string, change: () => unknown): Promise<void> {
    await sleep(this.pause);
    const fault = this.faults.shift();
    if (!fault || fault.committed) {
      this.written.push(effectKey);
      change();
    }
    if (fault) throw fault.error;
  }
}

const title = { de: 'Kunden', en: 'Customers' };
const Customer = Type.Object({
  number: Type.String(),
  name: Type.Optional(Type.String()),
  limit: Type.Optional(Type.String({ pattern: '^-?\\d{1,15}(\\.\\d{1,10})?$' })),
});

/** `crm.customer` lists at once, `crm.prospect` after a second; both are told by their number. */
export function crmConnector(crm: MemoryCrm): Connector {
  const customer = (id: string, lag?: string) =>
    defineEntity()({
      id,
      title,
      schema: Customer,
      upsert: defineUpsert()({
        fields: Customer,
        by: ['number'],
        ...(lag !== undefined && { lag: () => lag }),
        find: () => Promise.resolve(crm.find()),
        create: ({ effectKey }, fields) => crm.create(effectKey, fields),
        update: ({ effectKey }, found, changes) => crm.update(effectKey, found, changes),
      }),
    });
  return defineConnector({
    id: 'crm',
    version: '1.0.0',
    title,
    config: Type.Object({}),
    auth: { kind: 'none' },
    entities: [customer('customer'), customer('prospect', 'PT1S')],
    actions: [],
  });
}
