import {
  ConnectorError,
  defineAction,
  defineConnector,
  defineEntity,
  type Connector,
  type Page,
} from '@belegfluss/sdk';
import { Type } from 'typebox';

/** A record of the source. */
export interface MemoryDeal {
  key: string;
  changedAt: string;
  name: string;
  term?: string;
  lines?: unknown;
}

/** Two systems kept in memory: one that lists deals in pages, one that keeps what it is sent and counts it. */
export class MemorySync {
  readonly deals: MemoryDeal[] = [];
  readonly kept: { key: string; name: string; note?: string }[] = [];
  /** Pages as they were asked for. */
  readonly asked: { since: string; cursor: string | undefined }[] = [];
  pageSize = 3;
  endless = false;
  /** Places in the list that are not known any more when they are asked for a second time. */
  readonly forgotten = new Set<string>();
  batches: number[] = [];
  /** Thrown instead of a write, or after it; taken by name of the record. */
  readonly faults = new Map<string, { error: ConnectorError; committed: boolean }>();
  readonly pageFaults: ConnectorError[] = [];
  /** Called before each write, with the name of the record. */
  onWrite: (name: string) => Promise<void> = () => Promise.resolve();

  changes(since: string, cursor: string | undefined): Page {
    const isOld = this.asked.some((before) => before.cursor === cursor);
    this.asked.push({ since, cursor });
    const fault = this.pageFaults.shift();
    if (fault) throw fault;
    if (isOld && this.forgotten.delete(cursor ?? '')) {
      throw new ConnectorError('invalid', 'no such place', { outcome: 'rejected' });
    }
    const from = Number(cursor ?? 0);
    const due = this.deals
      .filter(({ changedAt }) => changedAt >= since)
      .sort((a, b) => (a.changedAt < b.changedAt ? -1 : 1));
    const records = due.slice(from, from + this.pageSize);
    const next = this.endless ? '1' : from + this.pageSize < due.length ? String(from + this.pageSize) : undefined;
    return {
      records: records.map(({ key, changedAt, ...record }) => ({ key, changedAt, record })),
      ...(next !== undefined && { next }),
    };
  }

  async write(key: string, input: { name: string; note?: string }, idempotent: boolean): Promise<{ id: string }> {
    await this.onWrite(input.name);
    const fault = this.faults.get(input.name);
    this.faults.delete(input.name);
    const isNew = !idempotent || !this.kept.some((each) => each.key === key);
    if (isNew && (!fault || fault.committed)) this.kept.push({ key, ...input });
    if (fault) throw fault.error;
    return { id: String(this.kept.length) };
  }

  find(key: string): { id: string } | undefined {
    const index = this.kept.findIndex((each) => each.key === key);
    return index < 0 ? undefined : { id: String(index + 1) };
  }

  names(): string[] {
    return this.kept.map(({ name }) => name).sort();
  }
}

const title = (id: string) => ({ de: id, en: id });
const Input = Type.Object(
  { name: Type.String({ minLength: 1 }), note: Type.Optional(Type.String()) },
  { additionalProperties: false },
);
const Output = Type.Object({ id: Type.String() });

/** The two systems as connectors: `crm.deal` lists its changes, `acct` has one action of each class and one in batches. */
export function syncConnectors(world: MemorySync): Connector[] {
  const action = defineAction();
  const base = (id: string) => ({ id, title: title(id), input: Input, output: Output });
  const run = (idempotent: boolean) => (ctx: { effectKey: string }, input: { name: string; note?: string }) =>
    world.write(ctx.effectKey, input, idempotent);
  const find = (ctx: { effectKey: string }) => Promise.resolve(world.find(ctx.effectKey));
  const crm = defineConnector({
    id: 'crm',
    version: '1.0.0',
    title: title('crm'),
    config: Type.Object({}),
    auth: { kind: 'none' },
    entities: [
      defineEntity()({
        id: 'deal',
        title: title('deal'),
        schema: Type.Object({
          name: Type.String(),
          term: Type.Optional(Type.String()),
          lines: Type.Optional(Type.Unknown()),
        }),
        changes: async (_ctx, since, cursor) => world.changes(since, cursor),
      }),
    ],
    actions: [],
  });
  const acct = defineConnector({
    id: 'acct',
    version: '1.0.0',
    title: title('acct'),
    config: Type.Object({}),
    auth: { kind: 'none' },
    entities: [],
    actions: [
      action({ ...base('put.keyed'), effect: { kind: 'write', class: 'K', keyValidFor: 'P1D' }, run: run(true) }),
      action({ ...base('put.lookup'), effect: { kind: 'write', class: 'L', find }, run: run(false) }),
      action({
        ...base('put.lagging'),
        effect: { kind: 'write', class: 'D', lag: () => 'PT1S', find },
        run: run(false),
      }),
      action({ ...base('put.blind'), effect: { kind: 'write', class: 'N' }, run: run(false) }),
      action({
        ...base('put.many'),
        effect: { kind: 'write', class: 'L', find },
        run: run(false),
        batch: {
          size: 2,
          run: async (_ctx, items) => {
            world.batches.push(items.length);
            const results = await Promise.all(
              items.map(async ({ effectKey, input }) => {
                try {
                  return { effectKey, output: await world.write(effectKey, input, false) };
                } catch (error) {
                  if (!(error instanceof ConnectorError)) throw error;
                  return error.outcome === 'unknown' ? undefined : { effectKey, error };
                }
              }),
            );
            // In another order than they were sent.
            return results.flatMap((result) => result ?? []).toReversed();
          },
        },
      }),
    ],
  });
  return [crm, acct];
}
