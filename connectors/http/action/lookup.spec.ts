import { afterEach, describe, expect, it } from '@jest/globals';
import { callContext, lookUp } from '../../test-doubles/call-context.ts';
import { fetchHttp } from '../../test-doubles/fetch-http.ts';
import { jsonServer, type JsonAnswer, type JsonServer } from '../../test-doubles/json-server.ts';
import { httpSystems } from '../index.ts';

describe('the look of a declared change', () => {
  let server: JsonServer;
  afterEach(() => server.close());

  async function declared(change: object, lookup: object, answer: (method: string) => JsonAnswer) {
    const deal = { ...change, effect: { lookup } };
    const declaration = { system: 'shop', title: { de: 'Laden', en: 'Shop' }, actions: { deal } };
    expect(httpSystems.judge(declaration)).toEqual([]);
    const connector = httpSystems.connectorOf(declaration);
    server = await jsonServer(({ method }) => answer(method));
    const config = { baseUrl: server.url } as never;
    const ctx = callContext(config, fetchHttp(connector.http?.(config) ?? { baseUrl: '', budgets: [] }, {}));
    const [action] = connector.actions;
    if (!action) throw new Error('no action');
    return { action, ctx };
  }
  const put = { put: '/deals/{id}', reference: 'ref', output: 'id' };
  const list = { get: '/deals', query: { ref: '{effect_key}' }, list: 'deals' };

  it('decides whether what is there already is ours; other refusals stay what they are', async () => {
    const deals: object[] = [{ id: 'foreign', ref: 'another' }];
    let status = 409;
    const { action, ctx } = await declared(put, { ...list, exists: [409] }, (method) =>
      method === 'PUT' ? { status, body: {} } : { body: { deals } },
    );
    const run = () => action.run(ctx, { id: '7' });
    await expect(run()).rejects.toMatchObject({ kind: 'invalid', code: 'http.not_ours', outcome: 'rejected' });
    deals.push({ id: 'ours', ref: ctx.effectKey });
    expect(await run()).toBe('ours');
    status = 422;
    await expect(run()).rejects.toMatchObject({ outcome: 'rejected', facts: { status: 422 } });
  });

  it('leaves open what is there already and that a list which lags does not show yet', async () => {
    const { action, ctx } = await declared(put, { ...list, lag: 'PT5S', exists: [409] }, (method) =>
      method === 'PUT' ? { status: 409 } : { body: { deals: [] } },
    );
    await expect(action.run(ctx, { id: '7' })).rejects.toMatchObject({ code: 'http.not_ours', outcome: 'unknown' });
  });

  it('says of a deletion that it has happened once nothing is found', async () => {
    let status = 200;
    const { action, ctx } = await declared({ delete: '/deals/{id}' }, { get: '/deals/{id}' }, () => ({
      status,
      body: { id: '7' },
    }));
    expect(await lookUp(action, ctx, { id: '7' })).toBeUndefined();
    status = 404;
    expect(await lookUp(action, ctx, { id: '7' })).toBeNull();
  });
});
