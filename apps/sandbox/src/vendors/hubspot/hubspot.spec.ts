import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, listenForWebhooks, runSandbox, type RunningSandbox } from '../../../test/running-sandbox.ts';
import { signV3 } from './signatures.ts';

const CRM = '/hubspot/crm/objects/2026-09';
const SEED = {
  deals: [
    { id: '101', properties: { dealname: 'Rahmenvertrag', amount: '1190.00', dealstage: 'contractsent' } },
    { id: '102', properties: { dealname: 'Wartung', dealstage: 'contractsent' } },
  ],
  companies: [{ id: '201', properties: { name: 'Müller & Söhne GmbH', domain: 'mueller.example' } }],
  line_items: [{ id: '301', properties: { name: 'Lizenz', price: '100.00', quantity: '2' } }],
  associations: [
    { from: { type: 'deals', id: '101' }, to: { type: 'companies', id: '201' } },
    { from: { type: 'deals', id: '101' }, to: { type: 'line_items', id: '301' } },
  ],
};

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await runSandbox({
    settings: { hubspot: { webhookRetryMs: 50, indexLagMs: 1500, lateWebhookMs: 1500, searchesPerSecond: 50 } },
  });
  await sandbox.call('POST', '/control/hubspot/records', SEED);
});
afterEach(() => sandbox.close());

const search = (from: string): Promise<{ json: { results: { id: string }[] } }> =>
  sandbox.call('POST', `${CRM}/deals/search`, {
    filterGroups: [{ filters: [{ propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: from }] }],
    sorts: ['hs_lastmodifieddate'],
    properties: ['dealname'],
    limit: 100,
    after: '0',
  }) as never;

describe('the CRM of HubSpot', () => {
  it('shows a record with its properties as text, unset ones as null, and its associations by the names HubSpot uses', async () => {
    const { json } = await sandbox.call(
      'GET',
      `${CRM}/deals/101?properties=amount,closedate&associations=companies,line_items`,
    );
    expect(json).toMatchObject({
      properties: { amount: '1190.00', closedate: null, hs_object_id: '101' },
      associations: {
        companies: {
          results: [
            { id: '201', type: 'deal_to_company' },
            { id: '201', type: 'deal_to_company_unlabeled' },
          ],
        },
        'line items': { results: [{ id: '301', type: 'deal_to_line_item' }] },
      },
    });
  });

  it('counts a change once under the key it came with, and a change of nothing not at all', async () => {
    const patch = { properties: { dealstage: 'closedwon' } };
    for (let round = 0; round < 2; round += 1)
      await sandbox.call('PATCH', `${CRM}/deals/101`, patch, { 'idempotency-key': 'k1' });
    expect((await sandbox.call('GET', '/control/effects')).json['hubspot']).toEqual({
      count: 1,
      distinct: 1,
      keys: { k1: 1 },
    });
  });

  it('ignores the key: the same create twice makes two records', async () => {
    const create = { properties: { name: 'Neu' }, associations: [] };
    for (let round = 0; round < 2; round += 1)
      await sandbox.call('POST', `${CRM}/companies`, create, { 'idempotency-key': 'k2' });
    expect((await sandbox.call('GET', '/control/effects')).json['hubspot']).toEqual({
      count: 2,
      distinct: 1,
      keys: { k2: 2 },
    });
  });

  it('refuses a second contact with the same e-mail address', async () => {
    const create = { properties: { email: 'a@example.org' }, associations: [] };
    expect((await sandbox.call('POST', `${CRM}/contacts`, create)).status).toBe(201);
    expect((await sandbox.call('POST', `${CRM}/contacts`, create)).status).toBe(409);
  });

  it('finds a change by search only after the lag of the index', async () => {
    await eventually(async () => (await search('0')).json.results.length === 2);
    const { json } = await sandbox.call('PATCH', `${CRM}/deals/102`, { properties: { amount: '5' } });
    const since = String(json['updatedAt']);
    expect((await search(since)).json.results).toEqual([]);
    const found = await eventually(async () => (await search(since)).json.results[0]);
    expect(found.id).toBe('102');
  });

  it('answers 207 with errors where a batch asks for records that are missing', async () => {
    const batch = { inputs: [{ id: '201' }, { id: '999' }], properties: ['name'], propertiesWithHistory: [] };
    const { status, json } = await sandbox.call('POST', `${CRM}/companies/batch/read`, batch);
    expect(status).toBe(207);
    expect(json).toMatchObject({ numErrors: 1, results: [{ id: '201' }], errors: [{ context: { ids: ['999'] } }] });
  });

  it('pages through a list without losing or repeating a record', async () => {
    const first = await sandbox.call('GET', `${CRM}/deals?limit=1`);
    const second = await sandbox.call('GET', `${CRM}/deals?limit=1&after=101`);
    expect(first.json).toMatchObject({ results: [{ id: '101' }], paging: { next: { after: '101' } } });
    expect(second.json).toMatchObject({ results: [{ id: '102' }] });
    expect(second.json).not.toHaveProperty('paging');
  });

  it('turns callers away that have no token or are too fast', async () => {
    expect((await sandbox.call('GET', `${CRM}/deals/101`, undefined, { authorization: 'Bearer wrong' })).status).toBe(
      401,
    );
    await sandbox.call('POST', '/control/settings', { hubspot: { limitPerTenSeconds: 1 } });
    await sandbox.call('GET', `${CRM}/deals/101`);
    const { status, json } = await sandbox.call('GET', `${CRM}/deals/101`);
    expect([status, json['policyName']]).toEqual([429, 'TEN_SECONDLY_ROLLING']);
  });
});

describe('webhooks of HubSpot', () => {
  it('carry one event for each changed property, signed for the address they go to', async () => {
    const subscriber = await listenForWebhooks();
    await sandbox.call('POST', '/control/settings', {
      hubspot: { webhookUrl: subscriber.url, clientSecret: 'geheim' },
    });
    await sandbox.call('POST', '/control/hubspot/deals/101/stage', {
      stage: 'closedwon',
      closedate: '2026-11-21',
      webhook: 'normal',
    });
    const [delivery] = await eventually(() => subscriber.received.length > 0 && subscriber.received);
    const events = JSON.parse(delivery!.body) as {
      propertyName: string;
      objectId: number;
      changeSource: string;
      attemptNumber: number;
    }[];
    expect(events.map((event) => event.propertyName)).toEqual(
      expect.arrayContaining(['dealstage', 'closedate', 'hs_is_closed_won']),
    );
    expect(events[0]).toMatchObject({ objectId: 101, changeSource: 'CRM_UI', attemptNumber: 0 });
    const timestamp = Number(delivery!.headers['x-hubspot-request-timestamp']);
    expect(delivery!.headers['x-hubspot-signature-v3']).toBe(
      signV3('geheim', 'POST', subscriber.url, delivery!.body, timestamp),
    );
    subscriber.close();
  });

  it('echo a change that came over the interface, with its source', async () => {
    const subscriber = await listenForWebhooks();
    await sandbox.call('POST', '/control/settings', { hubspot: { webhookUrl: subscriber.url } });
    await sandbox.call('PATCH', `${CRM}/deals/101`, { properties: { amount: '7' } });
    const [delivery] = await eventually(() => subscriber.received.length > 0 && subscriber.received);
    expect(JSON.parse(delivery!.body)).toMatchObject([
      { propertyName: 'amount', propertyValue: '7', changeSource: 'INTEGRATION' },
    ]);
    subscriber.close();
  });

  it('come again after a failure with a higher attempt number, and never again after a refusal', async () => {
    const subscriber = await listenForWebhooks(500, 200, 401);
    await sandbox.call('POST', '/control/settings', { hubspot: { webhookUrl: subscriber.url } });
    await sandbox.call('POST', '/control/hubspot/deals/101/stage', { stage: 'a' });
    await eventually(() => subscriber.received.length === 2);
    expect(
      subscriber.received.map((one) => (JSON.parse(one.body) as { attemptNumber: number }[])[0]?.attemptNumber),
    ).toEqual([0, 1]);
    await sandbox.call('POST', '/control/hubspot/deals/101/stage', { stage: 'b' });
    await eventually(() => subscriber.received.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(subscriber.received).toHaveLength(3);
    subscriber.close();
  });

  it('come twice, late or not at all when they are told to', async () => {
    const subscriber = await listenForWebhooks();
    await sandbox.call('POST', '/control/settings', { hubspot: { webhookUrl: subscriber.url } });
    await sandbox.call('POST', '/control/hubspot/deals/101/stage', { stage: 'a', webhook: 'none' });
    await sandbox.call('POST', '/control/hubspot/deals/101/stage', { stage: 'b', webhook: 'late' });
    await sandbox.call('POST', '/control/hubspot/deals/101/stage', { stage: 'c', webhook: 'duplicate' });
    await eventually(() => subscriber.received.length === 3);
    const stages = subscriber.received.map(
      (one) => (JSON.parse(one.body) as { propertyValue: string }[])[0]?.propertyValue,
    );
    expect(stages).toEqual(['c', 'c', 'b']);
    subscriber.close();
  });
});
