import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Http } from '@belegfluss/sdk';
import { always, failure, JSON_TYPE, READ, startVendor, WRITE, type Vendor } from '../../test/vendor.ts';
import { BudgetRegistry } from '../pacing/budget-registry.ts';
import { HttpPool } from './http-pool.ts';

const PAUSED = { kind: 'rate_limited', outcome: 'not_sent', code: 'connector.budget_exhausted' };

let vendor: Vendor;

beforeAll(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.reset());
afterAll(() => vendor.close());

const refused = (http: Http) => failure(http.request(READ));

describe('a request that is on its way when the system asks for a pause', () => {
  it('stays here where its hold was still being asked for', async () => {
    const budgets = new BudgetRegistry();
    vendor.answer(always(429, { ...JSON_TYPE, 'retry-after': '3' }, '{}'));
    const other = vendor.client({}, { budgets });
    const http = vendor.client({}, { budgets, demandHeld: async () => void (await refused(other)) });
    const paused = await failure(http.request(WRITE));
    expect(paused).toMatchObject(PAUSED);
    expect(paused.said.en).toContain('the system has asked for a pause');
    expect(paused.retryAfterSeconds).toBeGreaterThan(2);
    expect(vendor.seen.map(({ method }) => method)).toEqual(['GET']);
  });

  it('stays here where its connection was still being opened, whatever it does', async () => {
    const budgets = new BudgetRegistry();
    vendor.answer(always(429, { ...JSON_TYPE, 'retry-after': '3' }, '{}'));
    const other = vendor.client({}, { budgets });
    const pool = new HttpPool({
      resolve: (_name, done) => void refused(other).then(() => done(null, [{ address: '127.0.0.1', family: 4 }])),
    });
    const http = vendor.client({ baseUrl: vendor.origin.replace('127.0.0.1', 'vendor.example') }, { budgets, pool });
    try {
      expect(await failure(http.request(READ))).toMatchObject(PAUSED);
      expect(vendor.seen).toHaveLength(1);
    } finally {
      await pool.close();
    }
  });
});
