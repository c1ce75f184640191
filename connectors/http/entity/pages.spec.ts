import { describe, expect, it } from '@jest/globals';
import type { CallContext } from '@belegfluss/sdk';
import type { HttpConfig } from '../config.ts';
import type { Changes } from '../declaration/entity-shape.ts';
import { changedRecords } from './pages.ts';

const SINCE = '2026-01-01T00:00:00.000Z';

/** The moment of a record that changed `at`, and what was asked for. */
async function readAt(at: unknown, forms: Pick<Changes, 'since' | 'changedAtForm'>) {
  const asked: unknown[] = [];
  const request = (each: { query?: object }) => {
    asked.push(each.query);
    return Promise.resolve({ status: 200, headers: {}, body: { deals: [{ id: 'a', at }] } });
  };
  const declared = { get: '/deals', query: { from: '{since}' }, list: 'deals', key: 'id', changedAt: 'at', ...forms };
  const ctx = { config: { baseUrl: 'https://shop.example' }, http: { request } };
  const read = changedRecords(declared, undefined, 'deal.changes');
  const { records } = await read(ctx as unknown as CallContext<HttpConfig>, SINCE, undefined);
  return { moment: records[0]?.changedAt, asked };
}

describe('the moment of a change', () => {
  it('is that from which was asked where the system tells none', async () => {
    const declared = { get: '/deals', list: 'deals', key: 'id' };
    const body = { deals: [{ id: 'a' }] };
    const http = { request: () => Promise.resolve({ status: 200, headers: {}, body }) };
    const ctx = { config: { baseUrl: 'https://shop.example' }, http } as unknown as CallContext<HttpConfig>;
    const { records } = await changedRecords(declared, undefined, 'deal.changes')(ctx, SINCE, undefined);
    expect(records).toMatchObject([{ key: 'a', changedAt: SINCE }]);
  });

  it('may be written in another way than changes are asked for', async () => {
    const found = await readAt(1_767_225_600_123, { since: 'seconds', changedAtForm: 'milliseconds' });
    expect(found).toEqual({ moment: '2026-01-01T00:00:00.123Z', asked: [{ from: '1767225600' }] });
  });

  it.each(['2026-01-01 08:00:00', '2026-01-01T08:00', '2026-01-01T09:00:00+01:00'])(
    'is one of UTC where it names no zone: %s',
    async (at) => expect((await readAt(at, {})).moment).toBe('2026-01-01T08:00:00.000Z'),
  );

  it.each([
    ['milliseconds that are declared as seconds', 1_767_225_600_123, 'seconds'],
    ['a number that is declared as text', 1_767_225_600, 'iso'],
    ['words', 'yesterday', 'iso'],
    ['nothing', null, 'milliseconds'],
  ] as const)('is not believed where it cannot be one: %s', async (_what, at, since) => {
    const facts = { place: 'at', expected: 'moment' };
    await expect(readAt(at, { since })).rejects.toMatchObject({ code: 'http.place_missing', facts });
  });
});

describe('the next page', () => {
  it.each([
    ['2', '2'],
    ['', undefined],
    [undefined, undefined],
  ])('is where a header says: %j', async (after, next) => {
    const headers = after === undefined ? {} : { 'x-next-after': after };
    const request = () => Promise.resolve({ status: 200, headers, body: [{ id: 'a' }] });
    const ctx = { config: { baseUrl: 'https://shop.example' }, http: { request } };
    const declared = { get: '/deals', query: { after: '{cursor}' }, key: 'id', next: { cursorHeader: 'X-Next-After' } };
    const read = changedRecords(declared, undefined, 'deal.changes');
    expect((await read(ctx as unknown as CallContext<HttpConfig>, SINCE, undefined)).next).toBe(next);
  });
});
