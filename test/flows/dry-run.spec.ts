import type { Text } from '@belegfluss/sdk';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askSandbox, orderSandbox } from '../../connectors/test-doubles/sandbox-control.ts';
import { textOf } from '../architecture/source-files.ts';
import { call } from '../docs/command.ts';
import { packOnSandbox, type PackOnSandbox } from './pack-on-sandbox.ts';

const FLOW = 'won_deal_to_contract';
const FILE = 'flows/sales-to-invoice/1-won-deal-to-contract.flow.yaml';
/** What the gateway notes of any call, and the server of its people, of itself and of its own health. */
const OF_CALLS = ['alert', 'process', 'connection_health', 'breaker', 'budget', 'api_token', 'session', 'journal'];

const CLOSED = { closedate: '2026-05-04T08:00:00Z', deal_currency_code: 'EUR' };

/** A sync that sets a field of each won deal. */
const DAYS = `flow: days
title: { de: Tage, en: Days }
owner: sales
on:
  hand: { person: { role: integration_admin } }
sync: { from: crm.deal, when: record.stage == settings.won_stage }
steps:
  told: { call: crm.deal.update, with: { id: { expr: record.id }, properties: { payment_status: open } } }
`;

/** Observes won deals, and really marks those that are named so. */
const WATCHED = `flow: watched
title: { de: Beobachtet, en: Watched }
owner: sales
mode: observe
pilot: { when: record.name == "Pilot" }
on:
  won: { entity: crm.deal, when: record.stage == settings.won_stage, sweep: { every: PT15M, from: 2026-01-01 } }
once: { expr: event.key }
steps:
  told: { call: crm.deal.update, with: { id: { expr: record.id }, properties: { payment_status: paid } } }
  heard: { emit: marked, key: { expr: record.id } }
`;

/** A won deal as the sandbox keeps it. */
const deal = (id: number, dealname: string) => ({
  id,
  properties: { dealname, dealstage: 'closedwon', amount: '5.00', ...CLOSED },
});

interface Tried {
  state: string;
  reason: { code: string; message: Text } | null;
  effects: { use: string; key: string; with: Record<string, unknown> }[];
  assumed: { step: string }[];
  steps: { path: string }[];
  diagnostics: { code: string }[];
}

describe('a dry run on the systems of the shipped flows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-dry-run-'));
  let world: PackOnSandbox;

  const tryOut = async (...options: string[]): Promise<{ exitCode: number; tried: Tried }> => {
    const { exitCode, out } = await call(['run', ...options, '--dry', '--json', ...world.access]);
    return { exitCode, tried: JSON.parse(out) as Tried };
  };
  const document = async (...argv: string[]) => {
    const { exitCode, out } = await call([...argv, '--json', ...world.access]);
    return { exitCode, ...(JSON.parse(out) as Record<string, unknown>) };
  };
  const eventFile = (event: unknown) => {
    const path = join(folder, 'event.json');
    writeFileSync(path, JSON.stringify(event));
    return path;
  };

  const codes = async (...options: string[]) => {
    const { exitCode, tried } = await tryOut(...options);
    return [exitCode, ...tried.diagnostics.map(({ code }) => code)];
  };

  /** What stands in the database, and what the systems counted. */
  async function traces() {
    const tables = await world.database.db.query<{ name: string }>(
      "select table_name::text as name from information_schema.tables where table_schema = 'public' order by 1",
    );
    const counts: [string, number | undefined][] = [];
    for (const { name } of tables.filter((table) => !OF_CALLS.includes(table.name))) {
      const [row] = await world.database.db.query<{ rows: number }>(`select count(*)::int as rows from "${name}"`);
      counts.push([name, row?.rows]);
    }
    return { counts, effects: await askSandbox(world.sandbox.port, 'effects') };
  }

  beforeAll(async () => {
    const records = {
      deals: [{ id: 501, properties: { dealname: 'Wartung', dealstage: 'closedwon', amount: '1190.50', ...CLOSED } }],
      companies: [{ id: 601, properties: { name: 'Muster GmbH', vat_id: 'DE123456789', country: 'Deutschland' } }],
      contacts: [{ id: 701, properties: { firstname: 'Erika', email: 'erika@example.com' } }],
      line_items: [{ id: 801, properties: { hs_sku: 'B', name: 'Anfahrt', quantity: '1', price: '80.00' } }],
      associations: [
        ['companies', 601],
        ['contacts', 701],
        ['line_items', 801],
      ].map(([type, id]) => ({ from: { type: 'deals', id: 501 }, to: { type, id } })),
    };
    const pack = join(folder, 'pack');
    cpSync('flows/sales-to-invoice', pack, { recursive: true });
    writeFileSync(join(pack, 'days.flow.yaml'), DAYS);
    writeFileSync(join(pack, 'watched.flow.yaml'), WATCHED);
    world = await packOnSandbox(folder, { pack, records, roles: ['integration_admin'] });
  }, 120_000);

  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  it('reads from them, shows every write to come, and leaves no trace', async () => {
    const before = await traces();
    const { exitCode, tried } = await tryOut(FLOW, '--event', eventFile({ key: '501' }));
    expect({ exitCode, state: tried.state, reason: tried.reason }).toEqual({
      exitCode: 0,
      state: 'done',
      reason: null,
    });
    expect(tried.effects.map(({ use }) => use)).toEqual([
      'billing.case.open',
      'billing.customer',
      'billing.case.assign',
      'clm.contract.create',
      'billing.contract.record',
      'clm.contract.send',
      'billing.contract.record',
    ]);
    expect(tried.effects[3]).toMatchObject({
      key: `${FLOW}/contract/501/once`,
      with: { name: 'Wartung', recipient: { company: 'Muster GmbH', email: '[e-mail]' }, lines: [{ name: 'Anfahrt' }] },
    });
    expect(tried.assumed.map(({ step }) => step)).toContain('contract');
    expect(await traces()).toEqual(before);
  });

  it('stops behind the step that is named', async () => {
    const { tried } = await tryOut(FLOW, '--event', eventFile({ key: '501' }), '--until', 'lines');
    expect(tried.steps.map(({ path }) => path)).toEqual(['on.record', 'company', 'contact', 'lines']);
    expect(tried.effects).toEqual([]);
  });

  it('tries the text of a file instead of what is deployed', async () => {
    const draft = join(folder, 'draft.flow.yaml');
    writeFileSync(
      draft,
      textOf(FILE).replace('name: { expr: record.name }', 'name: { expr: \'"Neu: " + record.name\' }'),
    );
    const { tried } = await tryOut(draft, '--event', eventFile({ key: '501' }));
    expect(tried.effects[0]).toMatchObject({ with: { deal: { name: 'Neu: Wartung' } } });
  });

  it('says what is wrong with what it is given', async () => {
    const event = eventFile({ key: '501' });
    const broken = join(folder, 'broken.flow.yaml');
    writeFileSync(broken, textOf(FILE).replace('billing.case.open', 'billing.case.opn'));
    expect(await codes(FLOW)).toEqual([2, 'cli.usage']);
    expect(await codes(FLOW, '--last')).toEqual([1, 'dry_run.no_event']);
    expect(await codes(FLOW, '--run', 'none')).toEqual([1, 'dry_run.unknown_run']);
    expect(await codes('nobody', '--event', event)).toEqual([1, 'dry_run.unknown_flow']);
    expect(await document('run', `${FLOW}s`, '--dry', '--event', event)).toMatchObject({
      diagnostics: [{ code: 'dry_run.unknown_flow', remedy: `Did you mean "${FLOW}"?` }],
    });
    expect(await codes(FLOW, '--event', event, '--until', 'nothing')).toEqual([1, 'dry_run.unknown_step']);
    expect(await codes(FLOW, '--event', eventFile({ on: 'lost' }))).toEqual([1, 'dry_run.unknown_trigger']);
    expect((await codes(broken, '--event', eventFile({ key: '501' })))[1]).toBe('flow.unknown_action');
  });

  it('plans a sync without writing, and carries the plan out or refuses it', async () => {
    const planFile = join(folder, 'plan.json');
    const before = await askSandbox(world.sandbox.port, 'effects');
    expect(await document('plan', 'days', '--out', planFile)).toMatchObject({
      exitCode: 0,
      plan: { created: 1, updated: 0, target: 'crm.deal.update', state: 'made' },
      records: [
        {
          key: '501',
          fields: [
            { field: 'id', to: '501' },
            { field: 'properties.payment_status', to: 'open' },
          ],
        },
      ],
    });
    expect(await askSandbox(world.sandbox.port, 'effects')).toEqual(before);
    expect(await document('apply', planFile)).toMatchObject({ exitCode: 0, run: { state: 'done' } });
    expect(await askSandbox(world.sandbox.port, 'effects')).toMatchObject({ hubspot: { count: 1, distinct: 1 } });
    expect(await document('apply', planFile)).toMatchObject({ exitCode: 4, diagnostics: [{ code: 'plan.not_open' }] });

    await orderSandbox(world.sandbox.port, 'hubspot/records', {
      deals: [{ id: 502, properties: { dealname: 'Zwei', dealstage: 'closedwon', amount: '5.00', ...CLOSED } }],
    });
    expect(await document('plan', 'days', '--out', planFile)).toMatchObject({ plan: { created: 1 } });
    await orderSandbox(world.sandbox.port, 'hubspot/deals/502/stage', { stage: 'closedlost', webhook: 'none' });
    expect(await document('apply', planFile)).toMatchObject({ exitCode: 4, run: { reason: 'plan.base_moved' } });
    expect(await askSandbox(world.sandbox.port, 'effects')).toMatchObject({ hubspot: { count: 1 } });
    expect(await document('apply')).toMatchObject({ exitCode: 2, diagnostics: [{ code: 'cli.usage' }] });
    expect(await document('plan', FLOW)).toMatchObject({
      exitCode: 1,
      diagnostics: [{ code: 'plan.no_sync', remedy: expect.stringContaining('--dry') }],
    });
  });

  it('observes what comes, really works for the pilot alone, and shows both', async () => {
    await orderSandbox(world.sandbox.port, 'hubspot/records', { deals: [deal(503, 'Pilot'), deal(504, 'Andere')] });
    const count = async () =>
      ((await askSandbox(world.sandbox.port, 'effects')) as { hubspot: { count: number } }).hubspot.count;
    const before = await count();
    const { token } = world;
    const { url } = world.server;
    const swept = await fetch(`${url}/api/v1/flows/watched/sweep`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(swept.status).toBe(200);
    const states = async () => {
      const { runs } = (await document('runs', '--flow', 'watched')) as unknown as {
        runs: { id: string; recordKey: string; state: string; endedAt: string | null }[];
      };
      return runs;
    };
    let runs = await states();
    while (runs.length < 3 || runs.some(({ endedAt }) => endedAt === null)) runs = await states();
    expect(Object.fromEntries(runs.map(({ recordKey, state }) => [recordKey, state]))).toEqual({
      501: 'observed',
      503: 'done',
      504: 'observed',
    });
    // The vendor's own count: one deal was changed.
    expect((await count()) - before).toBe(1);
    expect(await askSandbox(world.sandbox.port, 'hubspot/deals/504')).not.toMatchObject({
      properties: { payment_status: 'paid' },
    });
    const other = runs.find(({ recordKey }) => recordKey === '504')?.id ?? '';
    expect(await document('runs', 'show', other)).toMatchObject({
      run: { state: 'observed' },
      observed: {
        state: 'done',
        effects: [{ use: 'crm.deal.update', key: 'watched/told/504/once', with: { id: '504' } }],
        emitted: [{ event: 'marked', key: '504' }],
      },
    });
    expect((await call(['runs', 'show', other, ...world.access])).out).toContain('1 write, not made');
    expect(await document('runs', '--flow', 'watched', '--state', 'observed')).toMatchObject({ runs: [{}, {}] });
  });
});
