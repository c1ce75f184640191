import { ConnectorError, defineAction, defineConnector, defineEntity, type Connector } from '@belegfluss/sdk';
import { Type } from 'typebox';

/** An outside system kept in memory: it counts what really happened to it, and can lose its answers. */
export class MemoryShop {
  readonly orders: { key: string; name: string }[] = [];
  readonly records = new Map<string, Record<string, unknown>>();
  /** Errors to throw, one for each next write; `committed` says whether the write happens all the same. */
  readonly faults: { error: ConnectorError; committed: boolean }[] = [];
  /** How many seconds the index of `find` lags; set with class D. */
  visible = true;
  reads = 0;
  /** Errors to throw, one for each next read. */
  readonly readFaults: ConnectorError[] = [];
  /** So many of the next requests never end; a write happens all the same. */
  stalled = 0;

  async answer<T>(work: () => T): Promise<T> {
    const answer = work();
    if (this.stalled === 0) return answer;
    this.stalled -= 1;
    return new Promise(() => undefined);
  }

  write(key: string, name: string): { id: string } {
    const fault = this.faults.shift();
    if (!fault || fault.committed) this.orders.push({ key, name });
    if (fault) throw fault.error;
    return { id: String(this.orders.length) };
  }

  find(key: string): { id: string } | undefined {
    const index = this.visible ? this.orders.findIndex((order) => order.key === key) : -1;
    return index < 0 ? undefined : { id: String(index + 1) };
  }
}

/** A lost answer: nobody can tell whether the write happened. */
export const lostAnswer = () => new ConnectorError('transient', 'the connection was cut', { outcome: 'unknown' });

const Order = Type.Object({ name: Type.String() });
const Ordered = Type.Object({ id: Type.String() });

const title = (id: string) => ({ de: id, en: id });

/** The shop as a connector with one action of each effect class. */
export function shopConnector(shop: MemoryShop): Connector {
  const base = (id: string) => ({ id, title: title(id), input: Order, output: Ordered });
  const run = (ctx: { effectKey: string }, { name }: { name: string }) =>
    shop.answer(() => shop.write(ctx.effectKey, name));
  const find = (ctx: { effectKey: string }) => Promise.resolve(shop.find(ctx.effectKey));
  const action = defineAction();
  return defineConnector({
    id: 'shop',
    version: '1.0.0',
    title: title('shop'),
    config: Type.Object({}),
    auth: { kind: 'none' },
    webhook: {
      verify: (_config, delivery) => (delivery.headers['x-sign'] === 'good' ? 'ok' : 'bad_signature'),
      split: (_config, raw) => JSON.parse(Buffer.from(raw).toString()) as never,
    },
    entities: [
      defineEntity()({
        id: 'order',
        title: title('order'),
        schema: Type.Object({}),
        read: (_ctx, key) => {
          shop.reads += 1;
          const fault = shop.readFaults.shift();
          if (fault) throw fault;
          return shop.answer(() => shop.records.get(key) as Record<string, never> | undefined);
        },
        changes: (_ctx, since) =>
          Promise.resolve({
            records: [...shop.records]
              .filter(([, record]) => String(record['changedAt']) >= since)
              .map(([key, record]) => ({ key, changedAt: String(record['changedAt']), record })),
          }),
      }),
    ],
    actions: [
      action({ ...base('put.keyed'), effect: { kind: 'write', class: 'K', keyValidFor: 'P1D' }, run }),
      action({ ...base('put.lookup'), effect: { kind: 'write', class: 'L', find }, run }),
      action({ ...base('put.lagging'), effect: { kind: 'write', class: 'D', lag: () => 'PT1S', find }, run }),
      action({ ...base('put.blind'), effect: { kind: 'write', class: 'N' }, run }),
    ],
  });
}
