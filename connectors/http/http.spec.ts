import { afterEach, describe, expect, it } from '@jest/globals';
import type { Connector, Http, WriteContext } from '@belegfluss/sdk';
import { callContext, lookUp } from '../test-doubles/call-context.ts';
import { fetchHttp } from '../test-doubles/fetch-http.ts';
import { jsonServer, type JsonAnswer, type JsonServer, type SeenRequest } from '../test-doubles/json-server.ts';
import { httpSystems } from './index.ts';

const title = { de: 'Laden', en: 'Shop' };
const declare = (parts: object): Connector => {
  const declaration = { system: 'shop', title, ...parts };
  expect(httpSystems.judge(declaration)).toEqual([]);
  return httpSystems.connectorOf(declaration);
};
const entity = (connector: Connector, id = 'deal') => connector.entities.find((each) => each.id === id);
const action = (connector: Connector) => connector.actions[0];
const listed = (next: object, query: object, more: object = {}) =>
  declare({
    entities: {
      deal: {
        changes: {
          get: '/deals',
          query: { since: '{since}', ...query },
          since: 'seconds',
          list: 'deals',
          key: 'id',
          changedAt: 'at',
          next,
          ...more,
        },
      },
    },
  });
const put = (more: object) => declare({ actions: { 'deal.put': { put: '/deals/{id}', ...more } } });

describe('a declared system', () => {
  let server: JsonServer;
  afterEach(() => server?.close());

  async function context(
    connector: Connector,
    answer: (request: SeenRequest, url: URL) => JsonAnswer,
    config: object = {},
  ): Promise<WriteContext<never>> {
    server = await jsonServer(answer);
    const full = { baseUrl: server.url, ...config } as never;
    const { auth } = connector;
    const credentials = auth.kind === 'header' ? { [auth.name]: auth.value(full) } : {};
    const http: Http = fetchHttp(connector.http?.(full) ?? { baseUrl: '', budgets: [] }, credentials);
    return callContext(full, http) as WriteContext<never>;
  }
  async function all(shop: Connector, answer: (request: SeenRequest, url: URL) => JsonAnswer): Promise<string[]> {
    const ctx = await context(shop, answer);
    const keys: string[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 10; pages += 1) {
      const found = await entity(shop)?.changes?.(ctx, '2026-01-01T00:00:00.000Z', cursor);
      keys.push(...(found?.records ?? []).map(({ key }) => key));
      cursor = found?.next;
      if (cursor === undefined) break;
    }
    return keys;
  }

  it('says as whom we are signed in, and what never changes for that account', async () => {
    const shop = declare({ check: { get: '/me', account: 'user.name', identity: 'company.id' } });
    const ctx = await context(shop, () => ({ body: { user: { name: 'anna' }, company: { id: 7 } } }));
    expect(await shop.check?.(ctx)).toEqual({ account: 'anna' });
    expect(await shop.identity?.(ctx)).toBe('7');
    expect(declare({ check: { get: '/me', account: 'user.name' } }).identity).toBeUndefined();
  });
  const addresses = () => server.seen.map(({ url }) => decodeURIComponent(url));

  describe('reads', () => {
    const shop = declare({
      headers: { 'x-version': '7' },
      auth: { bearer: {} },
      entities: { deal: { read: { get: '/v1/deals/{key}', query: { fields: 'all' }, record: 'data.deal' } } },
    });

    it('one record by its key, escaped, with headers and credentials', async () => {
      const ctx = await context(shop, () => ({ body: { data: { deal: { id: 'a/b' } } } }), { token: 'secret' });
      expect(await entity(shop)?.read?.(ctx, 'a/b ü')).toEqual({ id: 'a/b' });
      expect(server.seen[0]).toMatchObject({
        url: '/v1/deals/a%2Fb%20%C3%BC?fields=all',
        headers: { 'x-version': '7', authorization: 'Bearer secret' },
      });
    });

    it('nothing where the system has no such record', async () => {
      const ctx = await context(shop, () => ({ status: 404, body: {} }));
      expect(await entity(shop)?.read?.(ctx, 'gone')).toBeUndefined();
    });

    it.each(['..', '.', ''])('no record of the key %j, which would be another address', async (key) => {
      const ctx = await context(shop, () => ({ body: {} }));
      await expect(entity(shop)?.read?.(ctx, key)).rejects.toMatchObject({
        code: 'http.path_value',
        outcome: 'not_sent',
      });
      expect(server.seen).toEqual([]);
    });

    it('and says where the answer lacks the record', async () => {
      const ctx = await context(shop, () => ({ body: { data: {} } }));
      await expect(entity(shop)?.read?.(ctx, '1')).rejects.toMatchObject({
        kind: 'schema_drift',
        code: 'http.place_missing',
        facts: { place: 'data.deal' },
      });
    });
  });

  describe('lists changes', () => {
    const records = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, at: 1_767_225_600 }));
    const page = (from: number, more: object = {}) => ({ body: { deals: records.slice(from, from + 2), ...more } });
    const everything = ['a', 'b', 'c', 'd', 'e'];

    it('by a cursor, with the moment as the system writes it', async () => {
      const shop = listed({ cursor: 'paging.after' }, { after: '{cursor}' });
      const keys = await all(shop, (_request, { searchParams }) => {
        const from = Number(searchParams.get('after') ?? 0);
        return page(from, { paging: { after: from + 2 < 5 ? from + 2 : null } });
      });
      expect(keys).toEqual(everything);
      expect(addresses()).toEqual([
        '/deals?since=1767225600',
        '/deals?since=1767225600&after=2',
        '/deals?since=1767225600&after=4',
      ]);
    });

    it('by page numbers', async () => {
      const shop = listed({ page: { first: 1, size: 2 } }, { page: '{page}' });
      const keys = await all(shop, (_request, { searchParams }) => page((Number(searchParams.get('page')) - 1) * 2));
      expect(keys).toEqual(everything);
    });

    it('by the last key of a page', async () => {
      const shop = listed({ lastKey: { size: 2 } }, { after: '{cursor}' });
      const keys = await all(shop, (_request, { searchParams }) => {
        const after = searchParams.get('after');
        return page(after === null ? 0 : records.findIndex(({ id }) => id === after) + 1);
      });
      expect(keys).toEqual(everything);
    });

    it.each([
      ['in the body', { link: 'links.next' }],
      ['in a header', { linkHeader: {} }],
    ])('by a link %s', async (_where, next) => {
      const shop = listed(next, {});
      const keys = await all(shop, (_request, { searchParams }) => {
        const from = Number(searchParams.get('from') ?? 0);
        const link = from + 2 < 5 ? `${server.url}/deals?from=${from + 2}` : undefined;
        const headers = link && { link: `<${server.url}/deals>; rel="first", <${link}>; rel="next"` };
        return { ...page(from, { links: { next: link } }), ...(headers && { headers }) };
      });
      expect(keys).toEqual(everything);
    });

    it('and follows no link to another place', async () => {
      const shop = listed({ link: 'next' }, {});
      await expect(all(shop, () => page(0, { next: 'https://evil.example/deals' }))).rejects.toMatchObject({
        code: 'http.next_elsewhere',
      });
    });

    it('gives key, moment and record of each', async () => {
      const shop = listed({ cursor: 'next' }, { after: '{cursor}' });
      const ctx = await context(shop, () => page(4));
      expect(await entity(shop)?.changes?.(ctx, '2026-01-01T00:00:00.000Z', undefined)).toEqual({
        records: [{ key: 'e', changedAt: '2026-01-01T00:00:00.000Z', record: { id: 'e', at: 1_767_225_600 } }],
      });
    });
  });

  describe('writes', () => {
    it('with our key in the declared header, and gives back what stands at the declared place', async () => {
      const shop = put({ effect: { key: { header: 'Idempotency-Key' } }, output: 'made.id' });
      const ctx = await context(shop, () => ({ body: { made: { id: 'r1' } } }));
      expect(action(shop)?.effect).toEqual({ kind: 'write', class: 'K', keyValidFor: 'P1D' });
      expect(await action(shop)?.run(ctx, { id: '7', name: 'x' })).toBe('r1');
      expect(server.seen[0]).toMatchObject({
        method: 'PUT',
        url: '/deals/7',
        headers: { 'idempotency-key': ctx.effectKey },
        body: { name: 'x' },
      });
    });

    it('with amounts as the system wants them', async () => {
      const input = { id: { type: 'text' }, net: { type: 'number' }, gross: { type: 'decimal' } };
      const shop = put({ effect: { key: {} }, reference: 'ref', input });
      const ctx = await context(shop, () => ({ status: 204 }));
      await action(shop)?.run(ctx, { id: '7', net: '100.50', gross: 119.6 });
      expect(server.seen[0]?.body).toEqual({ net: 100.5, gross: '119.6', ref: ctx.effectKey });
    });

    it('with a key that no header can carry as its hash, the same each time', async () => {
      const shop = put({ effect: { key: { header: 'Idempotency-Key' } } });
      const ctx = await context(shop, () => ({ status: 204 }));
      const odd = { ...ctx, effectKey: 'flow/step/Köln 1/once' };
      await action(shop)?.run(odd, { id: '7' });
      await action(shop)?.run(odd, { id: '7' });
      const keys = server.seen.map(({ headers }) => headers['idempotency-key']);
      expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
      expect(keys[1]).toBe(keys[0]);
    });

    it('and finds out by a list whether it happened; what does not carry our key is not ours', async () => {
      const shop = put({
        reference: 'ref',
        output: 'id',
        effect: { lookup: { get: '/deals', query: { ref: '{effect_key}' }, list: 'deals' } },
      });
      const deals: object[] = [{ id: 'foreign', ref: 'another' }];
      const ctx = await context(shop, () => ({ body: { deals } }));
      const write = action(shop);
      if (!write) throw new Error('no action');
      expect(write.effect).toMatchObject({ class: 'L' });
      expect(await lookUp(write, ctx, { id: '7' })).toBeUndefined();
      deals.push({ id: 'ours', ref: ctx.effectKey });
      expect(await lookUp(write, ctx, { id: '7' })).toBe('ours');
      expect(server.seen[0]?.url).toBe(`/deals?ref=${encodeURIComponent(ctx.effectKey)}`);
    });

    it('and gives the flow the same, where the list holds it at another place than the answer', async () => {
      const lookup = { get: '/deals', query: { ref: '{effect_key}' }, list: 'deals', output: 'id' };
      const shop = put({ reference: 'ref', output: 'deal.id', effect: { lookup } });
      let ours = '';
      const ctx = await context(shop, ({ method }) => ({
        body: method === 'PUT' ? { deal: { id: 'd7' } } : { deals: [{ id: 'd7', ref: ours }] },
      }));
      ours = ctx.effectKey;
      const write = action(shop);
      if (!write) throw new Error('no action');
      expect(await write.run(ctx, { id: '7' })).toBe('d7');
      expect(await lookUp(write, ctx, { id: '7' })).toBe('d7');
    });

    it('and waits for an index that lags, or lets a person decide', () => {
      const lagging = put({ effect: { lookup: { get: '/deals/{id}', lag: 'PT5S' } } });
      expect(action(lagging)?.effect).toMatchObject({ class: 'D' });
      expect(action(put({ effect: { unknown: {} } }))?.effect).toEqual({ kind: 'write', class: 'N' });
    });

    it('many records in one request, each told by its reference, whatever the order', async () => {
      const shop = declare({
        actions: {
          'deal.put': {
            post: '/deals',
            reference: 'ref',
            effect: { key: {} },
            batch: { post: '/deals/batch', list: 'items', results: 'results', error: 'error', output: 'id', size: 50 },
          },
        },
      });
      const ctx = await context(shop, () => ({
        status: 207,
        body: {
          results: [
            { ref: 'k3', error: { code: 'E1' } },
            { ref: 'k1', id: 'r1' },
          ],
        },
      }));
      const items = ['k1', 'k2', 'k3'].map((effectKey) => ({ effectKey, input: { name: effectKey } }));
      const results = await action(shop)?.batch?.run(ctx, items);
      expect(server.seen[0]?.body).toEqual({ items: ['k1', 'k2', 'k3'].map((name) => ({ name, ref: name })) });
      expect(results).toMatchObject([
        { effectKey: 'k1', output: 'r1' },
        { effectKey: 'k3', error: { kind: 'invalid', code: 'http.item_refused', facts: { said: 'E1' } } },
      ]);
    });

    it('many records without those of which it is not certain what is meant', async () => {
      const batch = { post: '/deals/batch', list: 'items', size: 50 };
      const shop = declare({
        actions: {
          'deal.put': {
            post: '/deals',
            reference: 'ref',
            effect: { key: {} },
            input: { net: { type: 'decimal' } },
            batch,
          },
        },
      });
      const ctx = await context(shop, () => ({ body: [{ ref: 'k1' }] }));
      const items = [1.5, 0.1 + 0.2].map((net, index) => ({ effectKey: `k${index + 1}`, input: { net } }));
      expect(await action(shop)?.batch?.run(ctx, items)).toMatchObject([
        { effectKey: 'k2', error: { code: 'http.no_amount', outcome: 'not_sent' } },
        { effectKey: 'k1', output: null },
      ]);
      expect(server.seen.map(({ body }) => body)).toEqual([{ items: [{ net: '1.5', ref: 'k1' }] }]);
    });
  });
});
