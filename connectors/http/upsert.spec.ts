import { afterEach, describe, expect, it } from '@jest/globals';
import { callContext } from '../test-doubles/call-context.ts';
import { fetchHttp } from '../test-doubles/fetch-http.ts';
import { jsonServer, type JsonAnswer, type JsonServer, type SeenRequest } from '../test-doubles/json-server.ts';
import { httpSystems } from './index.ts';

const UPSERT = {
  fields: { number: { type: 'text' }, name: { type: 'text' }, limit: { type: 'decimal', optional: true } },
  by: ['number', 'name'],
  key: 'id',
  find: { get: '/customers', query: { number: '{number}', name: '{name}' }, list: 'customers' },
  create: { post: '/customers', headers: { 'Idempotency-Key': '{effect_key}' }, body: 'customer', record: 'customer' },
  update: { patch: '/customers/{key}', body: 'customer' },
};

describe('a record of a declared system that flows make and change', () => {
  let server: JsonServer;
  afterEach(() => server?.close());

  async function upsertOf(more: object, answer: (request: SeenRequest, url: URL) => JsonAnswer) {
    const declaration = {
      system: 'shop',
      title: { de: 'Laden', en: 'Shop' },
      entities: { customer: { upsert: { ...UPSERT, ...more } } },
    };
    expect(httpSystems.judge(declaration)).toEqual([]);
    const connector = httpSystems.connectorOf(declaration);
    server = await jsonServer(answer);
    const config = { baseUrl: server.url } as never;
    const http = fetchHttp(connector.http?.(config) ?? { baseUrl: '', budgets: [] }, {});
    const upsert = connector.entities[0]?.upsert;
    if (!upsert) throw new Error('the entity has no upsert');
    const ctx = { ...callContext(config, http), effectKey: 'flow/step/4711/create' } as never;
    return { upsert, ctx };
  }

  it('is found by a field, without the parameters of the others', async () => {
    const { upsert, ctx } = await upsertOf({}, () => ({ body: { customers: [{ id: 7, number: '4711' }] } }));
    expect(await upsert.find(ctx, 'number', '4711')).toEqual([{ key: '7', record: { id: 7, number: '4711' } }]);
    expect(server.seen.map(({ url }) => url)).toEqual(['/customers?number=4711']);
  });

  it('is not there where the system says so', async () => {
    const find = { get: '/customers/by-number/{number}', record: 'customer' };
    const { upsert, ctx } = await upsertOf({ by: ['number'], find }, () => ({ status: 404, body: {} }));
    expect(await upsert.find(ctx, 'number', '47/11')).toEqual([]);
    expect(server.seen.map(({ url }) => url)).toEqual(['/customers/by-number/47%2F11']);
  });

  it.each([
    ['without a list', {}],
    ['without records', { customers: [3] }],
    ['without a key', { customers: [{ number: '4711' }] }],
  ])('is a break of the declaration %s', async (_what, body) => {
    const { upsert, ctx } = await upsertOf({}, () => ({ body }));
    await expect(upsert.find(ctx, 'number', '4711')).rejects.toMatchObject({ code: 'http.place_missing' });
  });

  it('is made with our key, and changed in what differs', async () => {
    const { upsert, ctx } = await upsertOf({}, () => ({ body: { customer: { id: 'a7' } } }));
    expect(await upsert.create(ctx, { number: '4711', name: 'Rheintal' })).toEqual({ key: 'a7' });
    await upsert.update(ctx, { key: 'a/7', record: { id: 'a/7', number: '4711' } }, { name: 'other' });
    expect(server.seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/customers', { customer: { number: '4711', name: 'Rheintal' } }],
      ['PATCH', '/customers/a%2F7', { customer: { name: 'other' } }],
    ]);
    expect(server.seen[0]?.headers['idempotency-key']).toBe('flow/step/4711/create');
  });

  it('is sent whole where it is put in the place of the old one', async () => {
    const { upsert, ctx } = await upsertOf({ update: { put: '/customers/{key}' } }, () => ({ status: 204 }));
    await upsert.update(ctx, { key: '7', record: { id: 7, version: 3, name: 'old' } }, { name: 'new' });
    expect(server.seen.map(({ method, body }) => [method, body])).toEqual([
      ['PUT', { id: 7, version: 3, name: 'new' }],
    ]);
  });
});
