import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { claimDeliveries } from './claim-deliveries.ts';

describe('deliveries', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test?.close());
  beforeEach(() => test.db.query('delete from delivery'));

  async function stored(connection = 'shop'): Promise<string> {
    const id = newId();
    await test.db.query(
      `insert into delivery (id, connection, url, headers, raw_body) values ($1, $2, '/hooks', '{}', 'x')`,
      [id, connection],
    );
    return id;
  }
  const claimed = async () => (await claimDeliveries(test.db, newId())).map(({ id }) => id);
  const holderDied = () => test.db.query("update delivery set held_until = now() - interval '1 second'");
  const done = (ids: string[]) =>
    test.db.query("update delivery set state = 'dispatched' where id = any($1::uuid[])", [ids]);

  it('are taken together in their order, and by nobody else while they are held', async () => {
    const ids = [await stored(), await stored()];
    expect(await claimed()).toEqual(ids);
    await stored();
    expect(await claimed()).toEqual([]);
  });

  it('that a dead holder left behind go first, each alone: what came later must not overtake them', async () => {
    const [first = '', second = ''] = [await stored(), await stored()];
    expect(await claimed()).toEqual([first, second]);
    await holderDied();
    const later = await stored();
    expect(await claimed()).toEqual([first]);
    await done([first]);
    expect(await claimed()).toEqual([second]);
    await done([second]);
    expect(await claimed()).toEqual([later]);
  });

  it('are taken again by a holder that was not told of them, as if it had not begun', async () => {
    const holder = newId();
    const ids = [await stored(), await stored()];
    await claimDeliveries(test.db, holder);
    ids.push(await stored());
    expect(await claimed()).toEqual([]);
    const again = await claimDeliveries(test.db, holder);
    expect(again.map(({ id, starts }) => [id, starts])).toEqual(ids.map((id) => [id, 1]));
  });

  it('of one connection do not wait for a body of another that takes its workers down', async () => {
    const poison = await stored();
    expect(await claimed()).toEqual([poison]);
    const other = await stored('bank');
    expect(await claimed()).toEqual([other]);
    await done([other]);
    await holderDied();
    await stored('bank');
    expect(await claimed()).toEqual([poison]);
  });
});
