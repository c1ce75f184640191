import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { today } from '../../test/company.ts';
import { once } from './effect-journal.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const drawOnce = (key: string) =>
  once(test.db, 'test', { key, at: today }, async (tx) => {
    const [row] = await tx.query<{ next: string }>(
      `insert into number_range values ('test', $1, 1) on conflict (name, period) do update set next = number_range.next + 1 returning next`,
      [key],
    );
    return { drawn: row?.next };
  });

describe('an effect', () => {
  it('happens once when eight callers bring its key at the same time, and all get its result', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => drawOnce('crowd')));
    expect(results).toEqual(Array.from({ length: 8 }, () => ({ drawn: '1' })));
    expect(await drawOnce('crowd')).toEqual({ drawn: '1' });
  });

  it('that failed leaves nothing behind and can be tried again', async () => {
    const failing = once(test.db, 'test', { key: 'again', at: today }, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await drawOnce('again')).toEqual({ drawn: '1' });
  });
});
