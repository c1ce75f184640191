import { describe, expect, it } from '@jest/globals';
import { callContext } from '../../test-doubles/call-context.ts';
import { scriptedHttp, type ScriptedAnswer } from '../../test-doubles/scripted-http.ts';
import { readRecord } from './read.ts';

const POLICY = { baseUrl: 'https://shop.example', budgets: [] };
const DECLARED = {
  get: '/deals/{key}',
  query: { view: 'full' },
  headers: { 'X-Deal': '{key}' },
  record: 'deal',
};

function read(answer: ScriptedAnswer) {
  const { http, exchanges } = scriptedHttp(POLICY, answer);
  const found = readRecord(DECLARED, { 'X-Version': '3' }, 'deal.read')(callContext({} as never, http), '7');
  return { found, exchanges };
}

describe('a record of a declared system', () => {
  it('is asked for as the declaration says, with what all its requests have', async () => {
    const { found, exchanges } = read({ body: { deal: { id: 7, amount: '1.10' } } });
    expect(await found).toEqual({ id: 7, amount: '1.10' });
    expect(exchanges[0]?.request).toMatchObject({
      method: 'GET',
      path: '/deals/7',
      query: { view: 'full' },
      headers: { 'X-Version': '3', 'X-Deal': '7' },
    });
  });

  it.each([{ status: 404 }, { status: 410 }, { body: null }])('is missing where it answers %j', async (answer) => {
    expect(await read(answer).found).toBeUndefined();
  });

  it('is not missing where the answer has it at another place', async () => {
    await expect(read({ body: { item: { id: 7 } } }).found).rejects.toMatchObject({ kind: 'schema_drift' });
  });
});
