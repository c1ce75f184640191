import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askSandbox, orderSandbox } from '../../connectors/test-doubles/sandbox-control.ts';
import { waitUntil } from '../crash/waiting.ts';
import { call } from '../docs/command.ts';
import { packOnSandbox, type PackOnSandbox } from './pack-on-sandbox.ts';

const SMALL = { id: 501, quantity: '12', amount: '5880.00' };
const LARGE = { id: 502, quantity: '24', amount: '11760.00' };

interface Deal {
  properties: { payment_status?: string };
}

describe('a new project whose invoices come straight from deals, large ones with approval', () => {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-project-'));
  let world: PackOnSandbox;

  const document = async (...argv: string[]): Promise<Record<string, unknown>> => {
    const { exitCode, out } = await call([...argv, '--json', ...world.access]);
    expect(exitCode).toBe(0);
    return JSON.parse(out) as Record<string, unknown>;
  };
  const statusOf = async ({ id }: typeof SMALL) =>
    ((await askSandbox(world.sandbox.port, `hubspot/deals/${id}`)) as Deal).properties.payment_status;
  const approvals = async () => {
    const { questions } = (await document('questions')) as { questions: { id: string; kind: string }[] };
    return questions.filter(({ kind }) => kind === 'flow.approval');
  };
  const issued = () =>
    world.database.db.query<{ gross: string }>(
      "select gross::text as gross from invoice where state = 'issued' order by number",
    );

  beforeAll(async () => {
    const pack = join(folder, 'pack');
    expect((await call(['init', pack, '--template', 'deal-to-approved-invoice'])).exitCode).toBe(0);
    const records = {
      deals: [SMALL, LARGE].map(({ id, amount }) => ({
        id,
        properties: { dealname: `Lizenzen ${id}`, dealstage: 'contractsent', amount, deal_currency_code: 'EUR' },
      })),
      companies: [
        {
          id: 601,
          properties: {
            name: 'Kunde GmbH',
            address: 'Weg 1',
            zip: '40221',
            city: 'Düsseldorf',
            country: 'DE',
            email: 'kauf@kunde.example',
          },
        },
      ],
      line_items: [SMALL, LARGE].map(({ id, quantity }) => ({
        id: id + 300,
        properties: { hs_sku: 'LIC-CORE', name: 'Grundlizenz', quantity, price: '490.00' },
      })),
      associations: [SMALL, LARGE].flatMap(({ id }) => [
        { from: { type: 'deals', id }, to: { type: 'companies', id: 601 } },
        { from: { type: 'deals', id }, to: { type: 'line_items', id: id + 300 } },
      ]),
    };
    world = await packOnSandbox(folder, { pack, records, roles: ['integration_admin', 'finance'] });
    const { sandbox, server, token } = world;
    // No webhook tells of it: the look has to find both.
    for (const deal of [SMALL, LARGE])
      await orderSandbox(sandbox.port, `hubspot/deals/${deal.id}/stage`, {
        stage: 'closedwon',
        closedate: '2026-11-20T09:00:00Z',
        webhook: 'none',
      });
    const authorization = `Bearer ${token}`;
    await fetch(`${server.url}/api/v1/flows/won_deal_to_draft/sweep`, { method: 'POST', headers: { authorization } });
  }, 120_000);

  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  it('bills a small deal that no webhook told of, and tells the CRM', async () => {
    await waitUntil('the CRM knows of the small one', async () => (await statusOf(SMALL)) === 'open');
    expect(await issued()).toEqual([{ gross: '6997.20' }]);
    expect(await statusOf(LARGE)).toBeUndefined();
  });

  it('bills a large one when finance has said yes, and each once', async () => {
    await waitUntil('finance is asked', async () => (await approvals()).length > 0);
    const [question, ...more] = await approvals();
    expect(more).toEqual([]);
    await document('questions', 'answer', question?.id ?? '', 'approve');
    await waitUntil('the CRM knows of the large one', async () => (await statusOf(LARGE)) === 'open');
    expect(await issued()).toEqual([{ gross: '6997.20' }, { gross: '13994.40' }]);
    const { hubspot } = (await askSandbox(world.sandbox.port, 'effects')) as {
      hubspot: { count: number; distinct: number };
    };
    expect(hubspot).toMatchObject({ count: 2, distinct: 2 });
  });
});
