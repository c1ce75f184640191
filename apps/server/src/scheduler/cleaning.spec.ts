import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ensureAdministrator } from '@belegfluss/access';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { createLogger } from 'winston';
import { Cleaning } from './cleaning.ts';

const log = createLogger({ silent: true });
const upkeep = { keepWithinRetention: async () => ({ deleted: 0 }) as never };

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
}, 60_000);
afterAll(() => test.close());

it('sessions that have ended and attempts to sign in of earlier minutes are forgotten, others are kept', async () => {
  await ensureAdministrator(test.db, new Date());
  await test.db.query(
    `insert into session (token_hash, person_id, created_at, last_seen, expires_at)
     select token, person.id, now(), now(), now() + validity from person,
       (values ('ended', interval '-1 second'), ('open', interval '1 hour')) as s(token, validity)`,
  );
  await test.db.query(
    `insert into sign_in_attempt (subject, window_start, attempts) values ('earlier', now() - interval '2 minutes', 5), ('now', now(), 1)`,
  );
  const cleaning = new Cleaning(upkeep, test.db, log);
  cleaning.start();
  await cleaning.stop();
  expect(
    await test.db.query('select token_hash as name from session union select subject from sign_in_attempt order by 1'),
  ).toEqual([{ name: 'now' }, { name: 'open' }]);
});
