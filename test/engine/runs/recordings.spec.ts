import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listQuestions } from '@belegfluss/records';
import { ConnectorError } from '@belegfluss/sdk';
import { engineWorld, type EngineWorld } from '../world/engine-world.ts';
import { lostAnswer, MemoryShop, shopConnector } from '../world/memory-shop.ts';

const TABLE = `table: accounts
title: { de: Konten, en: Accounts }
owner: finance
key:
  sku: { label: { de: Artikel, en: SKU } }
values:
  account: { label: { de: Konto, en: Account }, type: account, required: true }
`;
const TABLES = { accounts: { definition: TABLE, rows: 'sku;account\nA;8400\n' } };

/** Reads, looks up, goes round, chooses, waits, asks, writes and tells. */
const ALL = `on: { won: { entity: shop.order, when: 'record.name != "lost"', sweep: { every: PT15M } } }
once: { expr: event.key }
steps:
  lines:
    each: { expr: record.skus }
    as: sku
    steps:
      account: { lookup: accounts, key: [{ expr: sku }] }
    collect: { expr: steps.account.account }
  whole: { map: { text: { expr: '"For " + record.contact.firstName + " <" + record.contact.email + ">"' } } }
  way:
    choose:
      dear: { when: size(steps.lines) > 1, steps: { put: { call: shop.put.lookup, with: { name: { expr: steps.whole.text } } } } }
      cheap: { when: 'true', steps: { none: { stop: skipped, reason: cheap } } }
  pause: { wait: time, for: PT1S }
  sure: { approve: finance, title: { de: Sicher?, en: Sure? }, within: P1D, evidence: { name: { expr: record.name } } }
  kept: { call: shop.put.keyed, with: { name: { expr: 'steps.sure.approved ? "yes" : "no"' } } }
  told: { emit: bought, key: { expr: steps.kept.id } }
`;

const ASKED = 'on: { ask: { person: { role: admin } } }\n';
const refusal = (code?: string) => ({
  error: new ConnectorError('invalid', 'no', { outcome: 'rejected', ...(code !== undefined && { code }) }),
  committed: false,
});

/** How a run ends otherwise than done, and what its test then expects. */
const ENDS: [what: string, flow: string, step: string, fault: MemoryShop['faults'], expected: RegExp][] = [
  [
    'was set aside',
    'refused',
    'order: { call: shop.put.keyed, with: { name: x } }',
    [refusal()],
    /state: dead\n\s+reason: connector.invalid\n\s+at: order\n/,
  ],
  [
    'failed of itself',
    'senseless',
    'order: { call: shop.put.keyed, with: { name: { expr: record.nothing } } }',
    [],
    /state: dead\n\s+reason: expression.failed\n\s+at: order\n/,
  ],
  [
    'asks whether a write happened',
    'doubtful',
    'order: { call: shop.put.blind, with: { name: x } }',
    [{ error: lostAnswer(), committed: true }],
    /state: question\n\s+at: order\n\s+effects: \[\]\n\s+questions:\n\s+- step: order\n\s+kind: effect.unknown_outcome/,
  ],
  [
    'asks what shall become of a failure',
    'undecided',
    'order: { call: shop.put.keyed, with: { name: x }, onError: question }',
    [refusal('shop.closed')],
    /code: shop.closed\n[^]*kind: run.step_failed/,
  ],
  [
    'undid what it had done',
    'undone',
    'order: { call: shop.put.lookup, with: { name: x }, undo: { call: shop.put.blind, with: { name: back } } }\n  paid: { call: shop.put.lookup, with: { name: { expr: record.nothing } }, onError: compensate }',
    [],
    /state: dead\n\s+reason: expression.failed\n[^]*key: undone\/order\.undo\//,
  ],
  ['asks for a row', 'rowless', 'row: { lookup: accounts, key: [Z] }', [], /kind: mapping.missing_row/],
];

describe('a test from a run', () => {
  const shop = new MemoryShop();
  let world: EngineWorld;

  beforeAll(async () => {
    const once = `${ASKED}once: { expr: record.name }\nsteps:\n  order: { call: shop.put.keyed, with: { name: x } }\n`;
    const ends = ENDS.map(([, flow, step]) => [flow, `${ASKED}steps:\n  ${step}\n`] as const);
    world = await engineWorld({ buy: ALL, once, ...Object.fromEntries(ends) }, [shopConnector(shop)], TABLES);
  }, 60_000);
  afterAll(() => world.close());

  const started = async (flow: string, key = 'a') => {
    const id = await world.engine.start(flow, 'anna', { key, name: 'pen' });
    await world.settled();
    return id;
  };
  const textOf = async (runId: string) => (await world.engine.recordings.testOf(runId)).text;

  it('gives what the run was told, expects what it wrote, and has invented people in it', async () => {
    const contact = { firstName: 'Erika', email: 'erika@kunde.de', apiKey: 'k-123' };
    const changedAt = '2999-01-01T00:00:00Z';
    shop.records.set('77', { name: 'Stifte für Erika', skus: ['A', 'B'], contact, changedAt });
    await world.engine.upkeep.sweeps()[0]?.run();
    await world.settled();
    const filledIn: Record<string, string>[] = [{ account: '8300' }, {}];
    for (const fields of filledIn) {
      const [question] = await listQuestions(world.test.db, { state: 'open' });
      const option = question?.kind === 'flow.approval' ? 'approve' : 'add_row';
      await world.engine.answer(question?.id ?? '', { option, fields, by: 'anna', at: new Date() });
      await world.settled();
    }
    const [run] = await world.settled();
    expect(run).toMatchObject({ flow: 'buy', state: 'done' });
    const { text, isLive, flow } = await world.engine.recordings.testOf(run?.id ?? '');
    expect({ isLive, flow }).toEqual({ isLive: true, flow: 'buy' });
    expect(text).not.toMatch(/erika|kunde\.de|k-123/i);
    for (const part of [
      'firstName: Person 1',
      'name: Stifte für Person 1',
      'key: buy/way.dear.put/77/once',
      'name: For Person 1 <person-1@example.com>',
      "account: '8300'",
      'sure:\n          option: approve',
      'name: yes',
      'event: bought',
      'branch: dear',
    ])
      expect(text).toContain(part);
  }, 30_000);

  it.each(ENDS)(
    'is made of one that %s',
    async (_what, flow, _step, faults, expected) => {
      shop.faults.push(...faults);
      expect(await textOf(await started(flow))).toMatch(expected);
    },
    30_000,
  );

  it('is made of one that found everything done', async () => {
    await started('once');
    const text = await textOf(await started('once', 'b'));
    expect(text).toContain('done:\n        - pen');
    expect(text).toContain('state: unchanged');
  }, 30_000);

  it('is refused where the run shows no end of its flow', async () => {
    const id = await started('rowless', 'c');
    await world.engine.runs.cancel(id, { person: 'anna', cause: 'test' });
    await expect(textOf(id)).rejects.toThrow('recording.no_own_end');
    await expect(textOf('none')).rejects.toThrow('run.unknown');
  }, 30_000);

  it('is refused where what is kept does not lead to the same end', async () => {
    const id = await started('once', 'd');
    await world.test.db.query("update run set state = 'done', reason = null where id = $1", [id]);
    await expect(textOf(id)).rejects.toThrow('recording.not_repeatable');
  }, 30_000);
});
