import { describe, expect, it, jest } from '@jest/globals';
import { catalogOf, compileFlow, type ConfiguredConnection } from '@belegfluss/flow';
import {
  ConnectorError,
  defineConnector,
  fixedClock,
  type Action,
  type CallContext,
  type Connector,
  type FileStore,
  type Http,
  type HttpRequest,
} from '@belegfluss/sdk';
import { Type } from 'typebox';
import type { Gateway } from '../gateway/gateway.ts';
import { readOnly, type ReadCall, type ReadGateway } from '../gateway/read-gateway.ts';
import { dryRun, type DryWorld } from './dry-run.ts';

const title = { de: 'Laden', en: 'Shop' };
const Order = Type.Object({
  id: Type.String(),
  state: Type.Enum(['new', 'old']),
  total: Type.String({ pattern: '^\\d+\\.\\d{2}$' }),
});
/** Counts whatever of a connector would write. */
const written = jest.fn(() => Promise.reject(new Error('a write was carried out')));
const post = (ctx: CallContext, more: Partial<HttpRequest> = {}) =>
  ctx.http.request({ method: 'POST', path: '/orders', route: 'orders', ...more });

function writing(id: string, effect: Action['effect']): Action {
  return {
    id,
    title,
    input: Type.Object({ id: Type.String() }),
    output: Order,
    effect,
    run: written,
    batch: { size: 9, run: written },
  };
}

const shop: Connector = defineConnector({
  id: 'shop',
  version: '1.0.0',
  title,
  config: Type.Object({}),
  auth: { kind: 'none' },
  entities: [
    {
      id: 'order',
      title,
      schema: Order,
      read: (ctx, key) => post(ctx, { path: `/orders/${key}`, writes: false }).then(({ body }) => body as never),
      readMany: (_ctx, keys) => Promise.resolve(keys.map((id) => ({ id, state: 'new', total: '1.00' }) as never)),
      changes: (_ctx, _since, cursor) => {
        const record = { id: cursor ?? 'first', state: 'new', total: '1.00' };
        return Promise.resolve({ records: [{ key: record.id, changedAt: '2026-01-01', record }], next: 'second' });
      },
      match: written,
      find: (_ctx, { name }) =>
        Promise.resolve(name === 'known' ? { verdict: 'matched', record: { id: '7' } } : { verdict: 'missing' }),
    },
    { id: 'twin', title, schema: Order, match: written },
    { id: 'sly', title, schema: Order, read: (ctx) => post(ctx).then(() => undefined) },
  ],
  actions: [
    writing('keyed', { kind: 'write', class: 'K', keyValidFor: 'P1D' }),
    writing('listed', { kind: 'write', class: 'L', find: written }),
    writing('lagging', { kind: 'write', class: 'D', lag: () => 'PT1H', find: written }),
    writing('blind', { kind: 'write', class: 'N' }),
    {
      id: 'fetched',
      title,
      input: Type.Object({ id: Type.String() }),
      output: Type.Object({ sha256: Type.String() }),
      effect: { kind: 'read' },
      run: (ctx) => ctx.files.put(new Uint8Array([1, 2]), 'a.pdf', 'application/pdf'),
    },
  ],
});

const requests: HttpRequest[] = [];
const files: FileStore = { put: written, get: () => Promise.reject(new Error('not kept')) };
const http = {
  request: (request: HttpRequest) => {
    requests.push(request);
    return Promise.resolve({ status: 200, headers: {}, body: { id: '1', state: 'new', total: '9.00' } });
  },
} as unknown as Http;
const gateway: Gateway = {
  has: (name) => name === 'shop',
  connector: () => shop,
  config: () => Promise.resolve({} as never),
  context: (_connection, call) => Promise.resolve({ ...call, config: {} as never, http, files }),
};
const connections: ConfiguredConnection[] = [{ name: 'shop', connector: shop, config: {}, secretFields: [] }];
const world: DryWorld = {
  connections,
  gateway: readOnly(gateway),
  tables: { find: () => Promise.resolve(undefined), read: () => Promise.reject(new Error('no table')) },
  settings: {},
  now: new Date('2026-05-01T10:00:00Z'),
  signal: new AbortController().signal,
  wasDone: () => Promise.resolve(false),
};

async function run(steps: string) {
  const head = `flow: probe\ntitle: { de: a, en: a }\nowner: sales\non:\n  asked: { person: { role: sales } }\nonce: { expr: event.key }\nsteps:\n`;
  const catalog = catalogOf({ connections, tables: [], limits: {}, settings: {} });
  const { plan, diagnostics } = compileFlow('probe.flow.yaml', head + steps.replaceAll(/^/gm, '  '), catalog);
  const [trigger] = plan?.triggers ?? [];
  if (!plan || !trigger) throw new Error(JSON.stringify(diagnostics));
  return (await dryRun(world, plan, { trigger, recordKey: '1', input: { data: { id: '1' } } })).result;
}

const call = (name: string) => `${name}: { call: shop.${name}, with: { id: { expr: record.id } } }`;

const match = (entity: string, name: string) =>
  `${name}: { match: shop.${entity}, from: { name: ${name} }, ask: sales }`;

describe('a dry run', () => {
  it('reads, and writes down what each class of action would write', async () => {
    const classes = ['keyed', 'listed', 'lagging', 'blind'];
    const { state, effects, assumed, onceKey } = await run(
      ['order: { read: shop.order, key: a }', ...classes.map(call)].join('\n'),
    );
    expect({ state, onceKey, asked: requests.map(({ path }) => path) }).toEqual({
      state: 'done',
      onceKey: '1',
      asked: ['/orders/a'],
    });
    expect(effects).toEqual(
      classes.map((step) => ({ step, use: `shop.${step}`, with: { id: '1' }, key: `probe/${step}/1/once` })),
    );
    expect(assumed.map(({ step }) => step)).toEqual(classes);
    expect(written).not.toHaveBeenCalled();
  });

  it('looks at the first page of a loop over pages, and says that there are more', async () => {
    const { state, effects, assumed } = await run(
      'all: { each: { changes: shop.order }, as: order, steps: { put: { call: shop.listed, with: { id: { expr: order.id } }, intent: { expr: order.id } } } }',
    );
    expect(state).toBe('done');
    expect(effects.map(({ key }) => key)).toEqual(['probe/all.put/1/first']);
    expect(assumed).toEqual([
      { step: 'all', use: 'shop.order' },
      { step: 'all[0].put', use: 'shop.listed' },
    ]);
  });

  it('goes on with an example of the declared answer, and asks no system for what only stands in it', async () => {
    const steps = `${call('keyed')}
one: { read: shop.order, key: { expr: steps.keyed.id } }
many: { read: shop.order, keys: [{ expr: '"x" + steps.keyed.id' }, b] }
file: { call: shop.fetched, with: { id: { expr: steps.keyed.id } } }`;
    const before = requests.length;
    const { state, steps: done, assumed } = await run(steps);
    const outputs = Object.fromEntries(done.map(({ path, output }) => [path, output]));
    expect({ state, asked: requests.length - before }).toEqual({ state: 'done', asked: 0 });
    expect(outputs).toMatchObject({
      keyed: { id: 'assumed:keyed.id', state: 'new', total: '1.00' },
      one: { id: 'assumed:one.id' },
      many: [{ id: 'b' }, { id: 'assumed:many.id' }],
      file: { sha256: 'assumed:file.sha256' },
    });
    expect(assumed.map(({ step }) => step)).toEqual(['keyed', 'one', 'many', 'file']);
  });

  it('looks for a record without making it', async () => {
    const { steps, effects, assumed } = await run(
      [match('order', 'known'), match('order', 'fresh'), match('twin', 'unsure')].join('\n'),
    );
    expect(steps.map(({ output }) => output)).toMatchObject([
      { id: '7' },
      { id: 'assumed:fresh.id' },
      { id: 'assumed:unsure.id' },
    ]);
    expect(effects.map(({ step }) => step)).toEqual(['fresh']);
    expect(assumed.map(({ step }) => step)).toEqual(['fresh', 'unsure']);
    expect(written).not.toHaveBeenCalled();
  });

  it('keeps files that are read in memory', async () => {
    expect(await run(call('fetched'))).toMatchObject({ state: 'done', effects: [] });
    expect(written).not.toHaveBeenCalled();
  });

  it('tells and asks nobody, but says whom it would', async () => {
    const question = 'ok: { approve: sales, title: { de: Ja, en: Yes }, within: P1D }';
    const { state, at, emitted, questions } = await run(
      `told: { emit: told, key: a, with: { iban: DE02120300000000202051 } }\n${question}`,
    );
    expect({ state, at }).toEqual({ state: 'question', at: 'ok' });
    expect(emitted).toEqual([{ step: 'told', event: 'told', key: 'a', with: { iban: '[censored]' } }]);
    expect(questions).toMatchObject([{ step: 'ok', kind: 'flow.approval', owner: 'sales' }]);
  });
});

const ask = (name: string): ReadCall => ({
  connection: 'shop',
  name,
  step: '',
  clock: fixedClock(new Date(0)),
  signal: new AbortController().signal,
});

describe('the gateway of a dry run', () => {
  it('offers nothing that writes', () => {
    const offered: Record<keyof ReadGateway, true> = {
      read: true,
      readMany: true,
      changes: true,
      find: true,
      seek: true,
      ask: true,
    };
    expect(Object.keys(world.gateway).sort()).toEqual(Object.keys(offered).sort());
  });

  it('refuses an action that writes, and a reading connector that changes something', async () => {
    const refused = { code: 'dry_run.write_refused', outcome: 'not_sent' };
    const before = requests.length;
    await expect(world.gateway.ask(ask('keyed'), { id: '1' })).rejects.toMatchObject(refused);
    await expect(world.gateway.read(ask('sly'), '1')).rejects.toBeInstanceOf(ConnectorError);
    await expect(world.gateway.read(ask('sly'), '1')).rejects.toMatchObject(refused);
    expect(requests).toHaveLength(before);
  });
});
