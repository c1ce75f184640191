import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '@belegfluss/sandbox';
import type { WebhookDelivery } from '@belegfluss/sdk';
import { callContext, lookUp } from '../test-doubles/call-context.ts';
import { fetchHttp } from '../test-doubles/fetch-http.ts';
import { sandboxSpecs } from '../test-doubles/shared-material.ts';
import { dealUpdate } from './actions/deal-update.ts';
import { hubspotPolicy } from './client.ts';
import type { HubspotConfig } from './config.ts';
import { company } from './entities/company.ts';
import { contact } from './entities/contact.ts';
import { deal } from './entities/deal.ts';
import { lineItem } from './entities/line-item.ts';
import { webhook } from './webhook.ts';

let sandbox: Sandbox;
let receiver: Server;
let config: HubspotConfig;
const deliveries: WebhookDelivery[] = [];

beforeAll(async () => {
  const address = await listen();
  sandbox = await startSandbox({
    port: 0,
    dir: mkdtempSync(join(tmpdir(), 'connectors-hubspot-')),
    ...sandboxSpecs(),
    settings: { hubspot: { webhookUrl: `${address}/hooks/crm`, indexLagMs: 0 } },
  });
  config = {
    baseUrl: `http://127.0.0.1:${sandbox.port}/hubspot`,
    accessToken: 'sandbox-hubspot-token',
    clientSecret: 'sandbox-hubspot-secret',
    publicUrl: address,
  };
  await control('hubspot/records', {
    deals: [{ id: 501, properties: { dealname: 'Wartung', dealstage: 'contractsent', amount: '1190.50', payment_term: 'NET14' } }],
    companies: [{ id: 601, properties: { name: 'Muster GmbH', vat_id: 'DE123456789', country: 'Deutschland', address: 'Weg 1' } }],
    contacts: [{ id: 701, properties: { firstname: 'Erika', lastname: 'Müßig', email: 'erika@example.com' } }],
    line_items: [
      { id: 801, properties: { hs_sku: 'B', name: 'Anfahrt', quantity: '1', price: '80.00', hs_position_on_quote: '2' } },
      { id: 802, properties: { hs_sku: 'A', name: 'Wartung', quantity: '12', price: '99.90', hs_position_on_quote: '1' } },
    ],
    associations: [
      ['companies', 601],
      ['contacts', 701],
      ['line_items', 801],
      ['line_items', 802],
    ].map(([type, id]) => ({ from: { type: 'deals', id: 501 }, to: { type, id } })),
  });
});

afterAll(async () => {
  await sandbox.close();
  receiver.close();
});

async function listen(): Promise<string> {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      deliveries.push({ method: request.method ?? '', url: `http://inside${request.url ?? ''}`, headers, rawBody: Buffer.concat(chunks) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    receiver.listen(0, '127.0.0.1', resolve);
  });
  const address = receiver.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

async function control(path: string, order: unknown): Promise<unknown> {
  const address = `http://127.0.0.1:${sandbox.port}/control/${path}`;
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) });
  expect({ path, status: answer.status }).toEqual({ path, status: 200 });
  return answer.json();
}

function context() {
  return callContext(config, fetchHttp(hubspotPolicy(config), { authorization: `Bearer ${config.accessToken}` }));
}

async function delivered(): Promise<WebhookDelivery> {
  for (let waited = 0; deliveries.length === 0 && waited < 5000; waited += 50) {
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  const first = deliveries[0];
  if (first === undefined) throw new Error('no webhook came');
  return first;
}

describe('the HubSpot connector against the sandbox', () => {
  it('reads a deal with everything that belongs to it', async () => {
    const ctx = context();
    const found = await deal.read?.(ctx, '501');
    expect(found).toMatchObject({ stage: 'contractsent', amount: '1190.50', paymentTerm: 'NET14', companyIds: ['601'], contactIds: ['701'] });
    expect(await company.read?.(ctx, '601')).toMatchObject({ vatId: 'DE123456789', country: 'DE', street: 'Weg 1' });
    expect(await contact.read?.(ctx, '701')).toMatchObject({ lastName: 'Müßig', email: 'erika@example.com' });
    const lines = await lineItem.readMany?.(ctx, found?.['lineItemIds'] as string[]);
    expect(lines?.map((line) => [line['sku'], line['quantity'], line['unitPrice']])).toEqual([['A', '12', '99.90'], ['B', '1', '80.00']]);
    expect(await deal.read?.(ctx, '999')).toBeUndefined();
  });

  it('writes back to the deal and finds what it wrote', async () => {
    const ctx = context();
    const input = { id: '501', properties: { payment_status: 'paid', paid_amount: '1190.50' } };
    expect(await lookUp(dealUpdate, ctx, input)).toBeUndefined();
    expect(await dealUpdate.run(ctx, input)).toMatchObject({ id: '501' });
    expect(await lookUp(dealUpdate, ctx, input)).toMatchObject(input);
  });

  it('scans what changed', async () => {
    const page = await deal.changes?.(context(), '2020-01-01T00:00:00.000Z', undefined);
    expect(page?.records).toMatchObject([{ key: '501', record: { name: 'Wartung' } }]);
    expect(page?.next).toBeUndefined();
  });

  it('accepts and understands the signed webhook of a won deal', async () => {
    deliveries.length = 0;
    await control('hubspot/deals/501/stage', { stage: 'closedwon', closedate: '2026-11-20T10:00:00Z' });
    const sent = await delivered();
    expect(webhook.verify(config, sent, new Date())).toBe('ok');
    expect(webhook.verify({ ...config, clientSecret: 'other' }, sent, new Date())).toBe('bad_signature');
    const events = webhook.split(config, sent.rawBody);
    expect(events).toContainEqual(expect.objectContaining({ entity: 'deal', type: 'changed', key: '501' }));
  });

  it('breaks no rule of the official description', async () => {
    const answer = await fetch(`http://127.0.0.1:${sandbox.port}/control/violations`);
    expect(await answer.json()).toEqual({ count: 0, violations: [] });
  });
});
