import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@belegfluss/store';
import { mailServer, testDatabase, type TestDatabase } from '@belegfluss/testing';
import { createLog } from '../log.ts';
import { readConfig } from '../config.ts';
import type { HealthReport } from '../health/watch.ts';
import { Alarm, type AlarmTools } from './alarm.ts';

const SECRET = 'a-secret-for-alerts';
const GOOD: HealthReport = {
  status: 'ok',
  database: { answers: true, clockAheadMs: 0, pool: { open: 1, idle: 1, waiting: 0 } },
  intake: { open: true, reason: null },
  disk: null,
};
const MB = 1_048_576;
const SWEEP = { flow: 'look', connection: 'crm', entity: 'deal', everySeconds: 900 };
const ROOM = { folder: '/data', freeBytes: MB, totalBytes: 100 * MB, closesBelowBytes: 3 * MB, low: true };

interface Heard {
  headers: Record<string, unknown>;
  body: string;
}

describe('an alarm', () => {
  let test: TestDatabase;
  let receiver: Server;
  let heard: Heard[];
  let answersWith: number;
  let report: HealthReport;
  beforeAll(async () => {
    test = await testDatabase();
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        response.writeHead(answersWith).end();
      });
    });
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  }, 60_000);
  afterAll(async () => {
    receiver.close();
    await test.close();
  });
  beforeEach(() => {
    heard = [];
    answersWith = 200;
    report = GOOD;
  });
  afterEach(() => test.db.query('truncate alert, process, run_wait, run').then(() => undefined));

  const alarm = (
    settings: Record<string, string> = {},
    alerts: AlarmTools['pack']['alerts'] = {},
    broken = new Map<string, string>(),
  ) =>
    new Alarm({
      db: test.db,
      engine: {
        queueDepth: () => Promise.resolve([{ lane: 'crm', due: 7, oldestSeconds: oldest }]),
        upkeep: { sweepTimes: () => [SWEEP], lostJobs: { given } },
        standstill,
        deployments: { broken: () => broken },
        connections: { has: (name: string) => name === 'crm', connector: () => ({}) },
      } as never,
      pack: { alerts } as never,
      config: readConfig({
        DATABASE_URL: test.url,
        BELEGFLUSS_ALERT_WEBHOOK: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
        BELEGFLUSS_ALERT_WEBHOOK_SECRET: SECRET,
        ...settings,
      }),
      log: Object.assign(createLog('error'), { silent: true }),
      report: () => Promise.resolve(report),
    });
  let oldest = 0;
  let given: { count: number; at: string } | null = null;
  let standstill: object | null = null;
  const told = () => heard.map(({ body }) => JSON.parse(body) as { type: string; rule: string; text: { en: string } });
  /** A run is set aside; gives back its id. */
  const die = async () => {
    const id = newId();
    await test.db.query(
      `insert into run (id, flow, revision, trigger, record_key, input, state, reason, ended_at, aside_at)
       values ($1, 'buy', '1', 'ask', 'k', '{}', 'dead', '{"code":"connector.invalid"}', now(), clock_timestamp())`,
      [id],
    );
    return id;
  };
  const kinds = () => told().map(({ type, rule }) => `${type} ${rule}`);

  it('tells each trouble once, and once that it is over, whichever process speaks', async () => {
    const processes = [alarm(), alarm()];
    report = { ...GOOD, intake: { open: false, reason: 'disk_full' }, disk: ROOM };
    for (const each of [...processes, ...processes]) await each.look();
    expect(kinds().sort()).toEqual(['alert.raised disk_low', 'alert.raised intake_stopped']);
    report = GOOD;
    for (const each of [...processes, ...processes]) await each.look();
    expect(kinds().slice(2).sort()).toEqual(['alert.over disk_low', 'alert.over intake_stopped']);
  });

  it('signs what it sends, and names cause and next step', async () => {
    report = { ...GOOD, database: { ...GOOD.database, clockAheadMs: -90_000 } };
    await alarm().look();
    const [message] = heard;
    const content = `${String(message?.headers['webhook-id'])}.${String(message?.headers['webhook-timestamp'])}.${message?.body}`;
    const expected = createHmac('sha256', SECRET).update(content).digest('base64');
    expect(message?.headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(told()[0]?.text.en).toMatch(/is 90 seconds behind the database's; see to/);
  });

  it('tells again at the next look what nobody took', async () => {
    answersWith = 500;
    oldest = 3_600;
    await alarm().look();
    answersWith = 200;
    await alarm().look();
    await alarm().look();
    oldest = 0;
    expect(kinds()).toEqual(['alert.raised queue_age', 'alert.raised queue_age']);
  });

  it('knows dead runs, closed connections and silent schedulers', async () => {
    await die();
    await test.db.query(
      "insert into breaker (connection, route, state, probe_at) values ('crm', 'x', 'open', now()), ('removed', 'x', 'open', now())",
    );
    const watching = alarm({ ROLES: 'worker' }, { breakerOpen: 200, schedulerSilent: 200 });
    await watching.look();
    expect(kinds()).toEqual(['alert.raised dead_runs']);
    await new Promise((done) => setTimeout(done, 300));
    await watching.look();
    expect(kinds().slice(1).sort()).toEqual(['alert.raised breaker_open', 'alert.raised scheduler_silent']);
    await test.db.query('truncate breaker');
  });

  it('tells again of runs that were set aside when more come after somebody has seen to some, or after an hour', async () => {
    const { db } = test;
    const watching = alarm();
    const counts = () => heard.map(({ body }) => (JSON.parse(body) as { facts: { count: number } }).facts.count);
    const [first] = [await die(), await die()];
    await watching.look();
    await die();
    await watching.look();
    expect(counts()).toEqual([2]);
    await db.query(
      `insert into run_action (id, run_id, kind, person, facts) values ($1, $2, 'resolve', 'anna', '{"flow":"buy"}')`,
      [newId(), first],
    );
    await db.query("update run set state = 'resolved' where id = $1", [first]);
    await die();
    await watching.look();
    await watching.look();
    expect(counts()).toEqual([2, 3]);
    expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
    await db.query("update alert set told_at = now() - interval '2 hours'");
    await watching.look();
    expect(counts()).toEqual([2, 3]);
    await die();
    await watching.look();
    expect(counts()).toEqual([2, 3, 4]);
  });

  it('tells again of deliveries that are refused once more after somebody put them back', async () => {
    const { db } = test;
    const id = newId();
    const read = `update delivery set state = 'refused', held_until = clock_timestamp() + interval '10 s' where id = $1`;
    await db.query(
      `insert into delivery (id, connection, url, headers, raw_body, diagnostic) values ($1, 'clm', '', '{}', '', '{"code":"webhook.poison"}')`,
      [id],
    );
    const watching = alarm();
    await db.query(read, [id]);
    for (let look = 0; look < 2; look += 1) await watching.look();
    expect(kinds()).toEqual(['alert.raised refused_deliveries']);
    await db.query("insert into delivery_action (id, delivery_id, kind, person) values ($1, $2, 'retry', 'anna')", [
      newId(),
      id,
    ]);
    await db.query(read, [id]);
    for (let look = 0; look < 2; look += 1) await watching.look();
    expect(kinds()).toEqual(['alert.raised refused_deliveries', 'alert.raised refused_deliveries']);
    await db.query('truncate delivery');
  });

  it('knows deliveries that could not be read, until somebody has seen to them', async () => {
    await test.db.query(
      `insert into delivery (id, connection, url, headers, raw_body, state, diagnostic)
       values ($1, 'clm', '', '{}', '', 'refused', '{"code":"webhook.poison"}')`,
      [newId()],
    );
    const watching = alarm();
    await watching.look();
    expect(told()).toMatchObject([{ type: 'alert.raised', rule: 'refused_deliveries' }]);
    expect(told()[0]?.text.en).toMatch(/^A delivery of "clm" could not be read, with "webhook.poison"/);
    await test.db.query("update delivery set state = 'dismissed'");
    await watching.look();
    expect(kinds().at(-1)).toBe('alert.over refused_deliveries');
  });

  it('knows a planned deployment that failed, until somebody deploys or plans again', async () => {
    await test.db.query("insert into flow_revision (flow, revision, source) values ('buy', 'r', '')");
    await test.db.query(
      `insert into flow_version (flow, version, revision, tests, origin, author, note) values ('buy', 1, 'r', '', 'cli', 'anna', '')`,
    );
    const plan = `insert into planned_deployment (id, flow, version, author, note, due_at, state, ended_at, diagnostics)
      values ($1, 'buy', 1, 'anna', '', now(), $2, case when $2 = 'failed' then clock_timestamp() end, $3)`;
    const found = '[{ "severity": "warning" }, { "code": "deployment.conflict", "severity": "error" }]';
    await test.db.query(plan, [newId(), 'failed', found]);
    const watching = alarm();
    await watching.look();
    expect(told()).toMatchObject([{ type: 'alert.raised', rule: 'deployment_failed' }]);
    expect(told()[0]?.text.en).toMatch(/"buy" in version 1 failed with "deployment.conflict"/);
    await test.db.query(plan, [newId(), 'planned', '[]']);
    await watching.look();
    expect(kinds().at(-1)).toBe('alert.over deployment_failed');
  });

  it('knows a live flow that cannot be carried out, until it can', async () => {
    const broken = new Map([['buy', 'flow.bad_schedule']]);
    const watching = alarm({}, {}, broken);
    await watching.look();
    expect(told()).toMatchObject([{ type: 'alert.raised', rule: 'flow_broken' }]);
    expect(told()[0]?.text.en).toMatch(/^The flow "buy" is live and cannot be carried out \("flow.bad_schedule"\)/);
    broken.clear();
    await watching.look();
    expect(kinds().at(-1)).toBe('alert.over flow_broken');
  });

  it('tells once of a flow that only some processes cannot carry out, and where, whoever looks; says what it knows itself', async () => {
    const behind = alarm({}, {}, new Map([['buy', 'flow.unknown_action']]));
    const processes = [alarm(), behind];
    for (const each of [...processes, ...processes]) await each.look();
    expect(kinds()).toEqual(['alert.raised flow_broken']);
    expect(told()[0]?.text.en).toContain(
      `cannot be carried out on ${hostname()} ("flow.unknown_action"), elsewhere it can;`,
    );
    await behind.stop();
    await processes[0]?.look();
    expect(await test.db.query("select facts->'sweeps' as sweeps from process")).toEqual([{ sweeps: [SWEEP] }]);
    expect(kinds()).toEqual(['alert.raised flow_broken', 'alert.over flow_broken']);
  });

  it('tells what it sees where a part cannot be seen, and takes nothing back meanwhile', async () => {
    const watching = alarm();
    report = { ...GOOD, database: { ...GOOD.database, clockAheadMs: 90_000 } };
    await watching.look();
    report = { ...GOOD, intake: { open: false, reason: 'disk_full' }, disk: ROOM };
    await test.db.query('alter table run rename to damaged');
    await watching.look().finally(() => test.db.query('alter table damaged rename to run'));
    expect(kinds().sort()).toEqual(['alert.raised clock_skew', 'alert.raised disk_low', 'alert.raised intake_stopped']);
    await watching.look();
    expect(kinds().slice(3)).toEqual(['alert.over clock_skew']);
  });

  it('tells of runs that nobody would have taken any more, though they were given on', async () => {
    given = { count: 2, at: new Date().toISOString() };
    for (let look = 0; look < 2; look += 1) await alarm().look();
    expect(told()[0]?.text.en).toMatch(/^Nobody would have taken 2 runs any more/);
    given = { count: 2, at: new Date(Date.now() - 86_400_001).toISOString() };
    await test.db.query('truncate process');
    await alarm().look();
    expect(kinds()).toEqual(['alert.raised jobs_lost', 'alert.over jobs_lost']);
    given = null;
  });

  it('misses a source only where it has listened long enough', async () => {
    const watching = alarm({}, { silentSources: { crm: 200, clm: 3_600_000 } });
    await watching.look();
    expect(kinds()).toEqual([]);
    await new Promise((done) => setTimeout(done, 300));
    await watching.look();
    expect(kinds()).toEqual(['alert.raised silent_source']);
  });

  it('writes mail in both languages', async () => {
    const mail = await mailServer();
    report = { ...GOOD, database: { ...GOOD.database, clockAheadMs: 90_000 } };
    await alarm({
      BELEGFLUSS_ALERT_WEBHOOK: '',
      BELEGFLUSS_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      BELEGFLUSS_ALERT_MAIL_TO: 'betrieb@kunde.example',
    }).look();
    expect(mail.received()).toMatch(/^RCPT TO:<betrieb@kunde.example>/m);
    expect(mail.received()).toMatch(/geht 90 Sekunden vor[^]*90 seconds ahead[^]*http:\/\/127\.0\.0\.1:7400/);
    mail.close();
  });

  it('tells of a process that stood still, and over what', async () => {
    standstill = { at: new Date().toISOString(), seconds: 31, uses: ['shop.put'] };
    await alarm().look();
    expect(told()[0]?.text.en).toMatch(/stood still for 31 seconds while shop\.put was at work/);
  });
});
