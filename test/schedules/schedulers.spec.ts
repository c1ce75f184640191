import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { readCron, slotsBetween } from '@belegfluss/flow';

const SCRIPT = fileURLToPath(new URL('scheduling-process.js', import.meta.url));
/** Clocks in Berlin go back in the night to the 31st. */
const FROM = '2027-10-30T00:00:00Z';
const UNTIL = '2027-11-01T12:00:00Z';
/** Two hours of the schedulers are one second of ours. */
const FASTER = 7_200;
const SCHEDULES = {
  quarter: { cron: '*/15 * * * *', zone: 'Europe/Berlin' },
  night: { cron: '30 2 * * *', zone: 'Europe/London' },
  office: { cron: '*/20 8-17 * * 1-5', zone: 'Europe/Zurich' },
};
const PACK = 'pack: tests\ntitle: { de: Tests, en: Tests }\nconnections: {}\n';
const FLOW = `flow: look
title: { de: Sehen, en: Look }
owner: admin
on:
${Object.entries(SCHEDULES)
  .map(([id, { cron, zone }]) => `  ${id}: { schedule: { cron: '${cron}', zone: ${zone}, catchUp: all } }`)
  .join('\n')}
steps: { end: { stop: done, reason: seen } }
`;

describe('three schedulers that are killed again and again', () => {
  let test: TestDatabase;
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-schedules-'));
  const processes: ChildProcess[] = [];
  beforeAll(async () => {
    test = await testDatabase();
    writeFileSync(join(folder, 'pack.yaml'), PACK);
    writeFileSync(join(folder, 'look.flow.yaml'), FLOW);
    await quickenClock(test);
  }, 120_000);
  afterAll(async () => {
    for (const each of processes) each.kill('SIGKILL');
    await test.close();
    rmSync(folder, { recursive: true });
  });
  const start = () => {
    const child = fork(SCRIPT, [JSON.stringify({ url: test.url, folder })]);
    processes.push(child);
    return new Promise<ChildProcess>((done, fail) => {
      child.once('message', () => done(child));
      child.once('exit', (code) => fail(new Error(`a scheduler ended with ${String(code)}`)));
    });
  };

  it('start each slot once, and none is missed', async () => {
    const living = await Promise.all([start(), start(), start()]);
    for (let kills = 0; (await clock(test)) < new Date(UNTIL); kills += 1) {
      await sleep(1_500);
      const victim = living.shift();
      victim?.kill('SIGKILL');
      // Now and then nobody is there at all.
      if (kills % 5 === 4) for (const each of living.splice(0)) each.kill('SIGKILL');
      while (living.length < 3) living.push(await start());
    }
    for (const each of living) each.kill('SIGKILL');
    await sleep(500);
    for (const [id, { cron, zone }] of Object.entries(SCHEDULES)) {
      const [mark] = await test.db.query<{ first: Date; last: Date; leftOut: string }>(
        `select m.looked_at as last, m.left_out as "leftOut", b.first from schedule_mark m join begun b on b.name = m.name where m.name = $1`,
        [`look.${id}`],
      );
      if (!mark) throw new Error(`${id} was never looked at`);
      const fields = readCron(cron);
      if (!fields) throw new Error(`${cron} is no schedule`);
      const expected = [...slotsBetween({ fields, zone }, mark.first, mark.last)].map((slot) => slot.toISOString());
      const runs = await test.db.query<{ slot: string }>(
        "select input->'data'->>'slot' as slot from run where trigger = $1 order by id",
        [id],
      );
      expect(runs.map(({ slot }) => slot)).toEqual(expected);
      expect(mark.leftOut).toBe('0');
    }
  }, 180_000);
});

/** Puts a clock of its own before that of the server, for all who open a session from now on; `begun` keeps when each schedule was first seen. */
async function quickenClock({ db, url }: TestDatabase): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await db.query('create schema fast');
  await db.query(
    `create function fast.clock_timestamp() returns timestamptz language sql volatile as $$
       select timestamptz '${FROM}' + (pg_catalog.clock_timestamp() - timestamptz '${new Date().toISOString()}') * ${FASTER} $$`,
  );
  await db.query('create table begun (name text primary key, first timestamptz not null)');
  await db.query(
    `create function fast.note() returns trigger language plpgsql as $$
     begin insert into public.begun values (new.name, new.looked_at); return new; end $$`,
  );
  await db.query('create trigger note after insert on schedule_mark for each row execute function fast.note()');
  await db.query(`alter database ${name} set search_path = fast, pg_catalog, public`);
}

async function clock({ db }: TestDatabase): Promise<Date> {
  const [row] = await db.query<{ now: Date }>('select fast.clock_timestamp() as now');
  return row?.now ?? new Date(0);
}
