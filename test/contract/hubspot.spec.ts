import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '@belegfluss/sandbox';
import { callContext, lookUp } from '../../connectors/test-doubles/call-context.ts';
import { fetchHttp } from '../../connectors/test-doubles/fetch-http.ts';
import { askSandbox, orderSandbox } from '../../connectors/test-doubles/sandbox-control.ts';
import { sandboxSpecs } from '../../connectors/test-doubles/shared-material.ts';
import { receiveWebhooks, type WebhookReceiver } from '../../connectors/test-doubles/webhook-receiver.ts';
import { dealUpdate } from '../../connectors/hubspot/actions/deal-update.ts';
import { hubspotPolicy } from '../../connectors/hubspot/client.ts';
import type { HubspotConfig } from '../../connectors/hubspot/config.ts';
import { company } from '../../connectors/hubspot/entities/company.ts';
import { contact } from '../../connectors/hubspot/entities/contact.ts';
import { deal } from '../../connectors/hubspot/entities/deal.ts';
import { lineItem } from '../../connectors/hubspot/entities/line-item.ts';
import { webhook } from '../../connectors/hubspot/webhook.ts';

let sandbox: Sandbox;
let receiver: WebhookReceiver;
let config: HubspotConfig;

beforeAll(async () => {
  receiver = await receiveWebhooks();
  sandbox = await startSandbox({
    port: 0,
    dir: mkdtempSync(join(tmpdir(), 'connectors-hubspot-')),
    ...sandboxSpecs(),
    settings: { hubspot: { webhookUrl: `${receiver.origin}/hooks/crm`, indexLagMs: 0 } },
  });
  config = {
    baseUrl: `http://127.0.0.1:${sandbox.port}/hubspot`,
    accessToken: 'sandbox-hubspot-token',
    clientSecret: 'sandbox-hubspot-secret',
  };
  await orderSandbox(sandbox.port, 'hubspot/records', {
    deals: [
      {
        id: 501,
        properties: { dealname: 'Wartung', dealstage: 'contractsent', amount: '1190.50', payment_term: 'NET14' },
      },
    ],
    companies: [
      { id: 601, properties: { name: 'Muster GmbH', vat_id: 'DE123456789', country: 'Deutschland', address: 'Weg 1' } },
    ],
    contacts: [{ id: 701, properties: { firstname: 'Erika', lastname: 'Müßig', email: 'erika@example.com' } }],
    line_items: [
      {
        id: 801,
        properties: { hs_sku: 'B', name: 'Anfahrt', quantity: '1', price: '80.00', hs_position_on_quote: '2' },
      },
      {
        id: 802,
        properties: { hs_sku: 'A', name: 'Wartung', quantity: '12', price: '99.90', hs_position_on_quote: '1' },
      },
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
  await receiver.close();
});

function context() {
  return callContext(config, fetchHttp(hubspotPolicy(config), { authorization: `Bearer ${config.accessToken}` }));
}

describe('the HubSpot connector against the sandbox', () => {
  it('reads a deal with everything that belongs to it', async () => {
    const ctx = context();
    const found = await deal.read?.(ctx, '501');
    expect(found).toMatchObject({
      stage: 'contractsent',
      amount: '1190.50',
      paymentTerm: 'NET14',
      companyIds: ['601'],
      contactIds: ['701'],
    });
    expect(await company.read?.(ctx, '601')).toMatchObject({ vatId: 'DE123456789', country: 'DE', street: 'Weg 1' });
    expect(await contact.read?.(ctx, '701')).toMatchObject({ lastName: 'Müßig', email: 'erika@example.com' });
    const lines = await lineItem.readMany?.(ctx, found?.['lineItemIds'] as string[]);
    expect(lines?.map((line) => [line['sku'], line['quantity'], line['unitPrice']])).toEqual([
      ['A', '12', '99.90'],
      ['B', '1', '80.00'],
    ]);
    expect(await deal.read?.(ctx, '999')).toBeUndefined();
  });

  it('writes back to the deal and finds what it wrote', async () => {
    const ctx = context();
    const input = { id: '501', properties: { payment_status: 'paid', paid_amount: '1190.50' } };
    expect(await lookUp(dealUpdate, ctx, input)).toBeUndefined();
    expect(await dealUpdate.run(ctx, input)).toMatchObject({ id: '501' });
    expect(await lookUp(dealUpdate, ctx, input)).toMatchObject(input);
  });

  it('makes a company, finds it by its VAT id and changes it', async () => {
    const { upsert } = company;
    const ctx = context();
    const fields = { vatId: 'ATU12345675', name: 'Rheintal GmbH', city: 'Bregenz' };
    expect(await upsert?.find(ctx, 'vatId', fields.vatId)).toEqual([]);
    const made = await upsert?.create(ctx, fields);
    const [found] = (await upsert?.find(ctx, 'vatId', fields.vatId)) ?? [];
    expect(found).toMatchObject({ key: made?.key, record: fields });
    await upsert?.update(ctx, { key: made?.key ?? '', record: {} }, { city: 'Dornbirn', name: '' });
    const changed = await company.read?.(ctx, made?.key ?? '');
    expect(changed).toMatchObject({ vatId: fields.vatId, city: 'Dornbirn' });
    expect(changed).not.toHaveProperty('name');
  });

  it('scans what changed', async () => {
    const page = await deal.changes?.(context(), '2020-01-01T00:00:00.000Z', undefined);
    expect(page?.records).toMatchObject([{ key: '501', record: { name: 'Wartung' } }]);
    expect(page?.next).toBeUndefined();
  });

  it('accepts and understands the signed webhook of a won deal', async () => {
    await orderSandbox(sandbox.port, 'hubspot/deals/501/stage', {
      stage: 'closedwon',
      closedate: '2026-11-20T10:00:00Z',
    });
    const sent = await receiver.next((delivery) => Buffer.from(delivery.rawBody).includes('closedwon'));
    expect(webhook.verify(config, sent, new Date())).toBe('ok');
    expect(webhook.verify({ ...config, clientSecret: 'other' }, sent, new Date())).toBe('bad_signature');
    const events = webhook.split(config, sent.rawBody);
    expect(events).toContainEqual(expect.objectContaining({ entity: 'deal', type: 'changed', key: '501' }));
  });

  it('breaks no rule of the official description', async () => {
    expect(await askSandbox(sandbox.port, 'violations')).toEqual({ count: 0, violations: [] });
  });
});
