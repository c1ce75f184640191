import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, listen } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { TcpProxy } from '../../chaos/tcp-proxy.ts';

/** Within this time it must be known that the database is out of reach: a killed worker's runs have to go on elsewhere by then. */
const NOTICED_WITHIN_MS = 15_000;

/** A network that swallows what is sent and closes nothing. */
describe('a dark network before the database', () => {
  let test: TestDatabase;
  let proxy: TcpProxy;
  let db: Database;
  let url = '';

  beforeAll(async () => {
    test = await testDatabase();
    const port = Number(new URL(test.url).port);
    proxy = await TcpProxy.open(() => port);
    url = Object.assign(new URL(test.url), { port: String(proxy.port) }).href;
    db = await Database.open({ url, poolSize: 3 });
  }, 60_000);

  afterAll(async () => {
    await db?.close();
    await proxy?.close();
    await test?.close();
  });

  it('is noticed in time, by whoever asks and by whoever only listens, and both go on when there is light again', async () => {
    // Silent for longer than is tolerated, but over a network that is well.
    const slow = test.db.query("select pg_sleep(12), 'answered' as answer");
    const heard: string[] = [];
    let gaps = 0;
    const listener = await listen(
      url,
      ['dark_network'],
      (_, payload) => heard.push(payload),
      () => void (gaps += 1),
    );
    try {
      await db.query('create table seen (n int primary key)');
      proxy.darken();
      const since = performance.now();
      const inside = db.transaction((tx) => tx.query('insert into seen values (1)'));
      await expect(inside).rejects.toThrow(/^Connection terminated/);
      expect(performance.now() - since).toBeLessThan(NOTICED_WITHIN_MS);
      proxy.calm();
      proxy.cut();
      expect(await db.query('select count(*)::int as n from seen')).toEqual([{ n: 0 }]);
      await until(() => gaps > 0);
      await test.db.query("select pg_notify('dark_network', 'light')");
      await until(() => heard.length > 0);
      expect(heard).toEqual(['light']);
      expect(await slow).toMatchObject([{ answer: 'answered' }]);
    } finally {
      await listener.close();
    }
  }, 60_000);
});

async function until(isTrue: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!isTrue()) {
    if (performance.now() > end) throw new Error('it did not come to it');
    await new Promise((done) => setTimeout(done, 50));
  }
}
