import { describe, expect, it } from '@jest/globals';
import { callContext, lookUp } from '../test-doubles/call-context.ts';
import { faultsAgainst, officialContract } from '../test-doubles/official-contract.ts';
import { scriptedHttp } from '../test-doubles/scripted-http.ts';
import { dealUpdate } from './actions/deal-update.ts';
import { hubspotPolicy } from './client.ts';
import type { HubspotConfig } from './config.ts';
import { company } from './entities/company.ts';
import { contact } from './entities/contact.ts';
import { deal } from './entities/deal.ts';
import { lineItem } from './entities/line-item.ts';
import { hubspot } from './index.ts';

const config: HubspotConfig = { accessToken: 'token', clientSecret: 'secret' };
const stamps = { createdAt: '2026-11-01T08:00:00.000Z', updatedAt: '2026-11-20T09:30:00.120Z', archived: false };

function object(id: string, properties: Record<string, string | null>) {
  return { id, properties, ...stamps };
}

function outside(script: Parameters<typeof scriptedHttp>[1], settings = config) {
  const { http, exchanges } = scriptedHttp(hubspotPolicy(settings), script);
  return { ctx: callContext(settings, http), exchanges };
}

function batchWithError(category: string) {
  return outside({ body: { results: [], errors: [{ category }] } }).ctx;
}

const official = officialContract('hs2609-deals.json');

const won = {
  ...object('77', {
    dealname: 'Wartung 2027',
    dealstage: 'closedwon',
    amount: '1190.50',
    deal_currency_code: null,
    closedate: '1795132800000',
    payment_term: '',
    hubspot_owner_id: '12',
  }),
  associations: {
    companies: {
      results: [
        { id: '2', type: 'deal_to_company_unlabeled' },
        { id: '1', type: 'deal_to_company' },
        { id: '1', type: 'deal_to_company_unlabeled' },
      ],
    },
    'line items': { results: [{ id: '9', type: 'deal_to_line_item' }] },
  },
};

describe('HubSpot deals', () => {
  it('come with their associations in one request, the primary company first', async () => {
    const { ctx, exchanges } = outside({ body: won });
    expect(await deal.read?.(ctx, '77')).toEqual({
      id: '77',
      name: 'Wartung 2027',
      stage: 'closedwon',
      amount: '1190.50',
      currency: 'EUR',
      closeDate: '2026-11-20T00:00:00.000Z',
      ownerId: '12',
      companyIds: ['1', '2'],
      contactIds: [],
      lineItemIds: ['9'],
      properties: won.properties,
      updatedAt: stamps.updatedAt,
    });
    expect(exchanges).toHaveLength(1);
    expect(faultsAgainst(official, exchanges)).toEqual([]);
  });

  it('are missing where HubSpot does not know them', async () => {
    const { ctx } = outside({ status: 404, body: { category: 'OBJECT_NOT_FOUND' } });
    expect(await deal.read?.(ctx, '78')).toBeUndefined();
  });

  it('lose no line item where HubSpot cuts the list of associations', async () => {
    const cut = { results: [{ id: '1', type: 'deal_to_line_item' }], paging: { next: { after: '1' } } };
    const { ctx, exchanges } = outside((request) => {
      if (request.path.endsWith('/deals/77')) return { body: { ...won, associations: { 'line items': cut } } };
      const after = (request.json as { inputs: { after: string }[] }).inputs[0]?.after;
      const last = after === '2';
      return {
        body: {
          results: [{ to: [{ toObjectId: last ? '3' : '2' }], ...(last ? {} : { paging: { next: { after: '2' } } }) }],
        },
      };
    });
    expect(await deal.read?.(ctx, '77')).toMatchObject({ lineItemIds: ['1', '2', '3'] });
    // A lost answer to a question leaves nothing in doubt.
    expect(exchanges.map(({ request }) => request.writes ?? false)).toEqual([false, false, false]);
  });

  it('take their fields from other properties where the portal has others', async () => {
    const settings = { ...config, homeCurrency: 'CHF', dealProperties: { paymentTerm: 'zahlungsziel' } };
    const { ctx, exchanges } = outside({ body: object('77', { zahlungsziel: '14 Tage' }) }, settings);
    expect(await deal.read?.(ctx, '77')).toMatchObject({ paymentTerm: '14 Tage', currency: 'CHF' });
    expect(exchanges[0]?.request.query?.['properties']).toContain('zahlungsziel');
  });
});

describe('HubSpot companies', () => {
  it.each([
    ['Deutschland', 'DE'],
    ['switzerland', 'CH'],
    ['Vereinigtes Königreich', 'GB'],
    ['at', 'AT'],
    ['UK', 'GB'],
    ['xx', undefined],
    ['Atlantis', undefined],
    ['', undefined],
  ])('in %s are in the country %s', async (country, code) => {
    const { ctx } = outside({ body: object('1', { country }) });
    const record = await company.read?.(ctx, '1');
    expect(record?.['country']).toBe(code);
  });
});

describe('HubSpot contacts', () => {
  const erika = object('701', { firstname: 'Erika', lastname: 'Müßig', email: 'erika@example.com', phone: '' });
  const record = { id: '701', firstName: 'Erika', lastName: 'Müßig', email: 'erika@example.com' };

  it('are read with what the portal calls their fields, alone and many at once', async () => {
    const settings = { ...config, contactProperties: { phone: 'mobil' } };
    const one = outside({ body: erika }, settings);
    const found = await contact.read?.(one.ctx, '701');
    expect(found).toEqual({ ...record, properties: erika.properties, updatedAt: stamps.updatedAt });
    expect(one.exchanges[0]?.request).toMatchObject({
      path: expect.stringMatching(/\/contacts\/701$/),
      query: { properties: 'firstname,lastname,email,mobil' },
    });
    const many = outside({ body: { results: [erika] } });
    expect(await contact.readMany?.(many.ctx, ['701'])).toMatchObject([record]);
    expect(many.exchanges[0]?.request).toMatchObject({
      path: expect.stringMatching(/\/contacts\/batch\/read$/),
      writes: false,
    });
  });

  it('are missing where HubSpot does not know them', async () => {
    expect(await contact.read?.(outside({ status: 404 }).ctx, '702')).toBeUndefined();
    expect(await company.read?.(outside({ status: 404 }).ctx, '602')).toBeUndefined();
  });

  it('are made with the key of the effect, and changed with it', async () => {
    const { ctx, exchanges } = outside({ body: erika });
    expect(await contact.upsert?.create(ctx, { firstName: 'Erika', email: 'erika@example.com' })).toEqual({
      key: '701',
    });
    await contact.upsert?.update(ctx, { key: '701', record: {} }, { lastName: 'Müßig' });
    const written = { writes: true, headers: { 'Idempotency-Key': ctx.effectKey } };
    expect(exchanges.map(({ request }) => request)).toMatchObject([
      { ...written, json: { properties: { firstname: 'Erika', email: 'erika@example.com' } } },
      { ...written, json: { properties: { lastname: 'Müßig' } } },
    ]);
  });
});

describe('HubSpot line items', () => {
  it('are read a hundred at a time and come in the order of the quote', async () => {
    const keys = Array.from({ length: 150 }, (_, index) => String(index + 1));
    const { ctx, exchanges } = outside((request) => {
      const { inputs } = request.json as { inputs: { id: string }[] };
      const results = inputs.map(({ id }) =>
        object(id, { hs_position_on_quote: String(200 - Number(id)), price: '9.90' }),
      );
      return { body: { status: 'COMPLETE', startedAt: stamps.createdAt, completedAt: stamps.createdAt, results } };
    });
    const records = (await lineItem.readMany?.(ctx, keys)) ?? [];
    expect(records.map((record) => record['id'])).toEqual(keys.toReversed());
    expect(records[0]).toMatchObject({ unitPrice: '9.90', position: 50 });
    expect(exchanges).toHaveLength(2);
    expect(faultsAgainst(official, exchanges)).toEqual([]);
  });

  it('that do not exist are missing, but a batch that broke off is no answer', async () => {
    expect(await lineItem.readMany?.(batchWithError('OBJECT_NOT_FOUND'), ['1'])).toEqual([]);
    await expect(lineItem.readMany?.(batchWithError('RATE_LIMITS'), ['1'])).rejects.toMatchObject({
      code: 'hubspot.batch_incomplete',
    });
  });
});

describe('deal.update', () => {
  const input = {
    id: '77',
    properties: { payment_status: 'paid', paid_amount: '1190.50', paid_on: '2026-11-20', note: '' },
  };

  it('sends the properties with the key of the effect', async () => {
    const { ctx, exchanges } = outside({ body: object('77', { payment_status: 'paid' }) });
    expect(await dealUpdate.run(ctx, input)).toEqual({
      id: '77',
      updatedAt: stamps.updatedAt,
      properties: input.properties,
    });
    expect(exchanges[0]?.request).toMatchObject({
      method: 'PATCH',
      writes: true,
      headers: { 'Idempotency-Key': ctx.effectKey },
    });
    expect(faultsAgainst(official, exchanges)).toEqual([]);
  });

  it('is found when HubSpot holds the same values in its own spelling', async () => {
    const stored = { payment_status: 'paid', paid_amount: '1190.5', paid_on: '1795132800000', note: null };
    const { ctx } = outside({ body: object('77', stored) });
    expect(await lookUp(dealUpdate, ctx, input)).toEqual(await dealUpdate.run(ctx, input));
  });

  it('is not found while one value differs, or the deal is gone', async () => {
    const stored = { payment_status: 'paid', paid_amount: '1190.51', paid_on: '2026-11-20', note: null };
    expect(await lookUp(dealUpdate, outside({ body: object('77', stored) }).ctx, input)).toBeUndefined();
    expect(await lookUp(dealUpdate, outside({ status: 404 }).ctx, input)).toBeUndefined();
  });
});

describe('HubSpot companies that flows make and change', () => {
  const { upsert } = company;
  const muster = object('601', { name: 'Muster GmbH', vat_id: 'DE123456789', domain: 'muster.example' });
  const contract = officialContract('hs2609-companies.json');

  it('are found by a search and read by their ids, since the search may be late', async () => {
    const { ctx, exchanges } = outside((request) =>
      request.path.endsWith('/search')
        ? { body: { total: 1, results: [object('601', { vat_id: 'DE1' })] } }
        : {
            body: { status: 'COMPLETE', startedAt: stamps.createdAt, completedAt: stamps.createdAt, results: [muster] },
          },
    );
    const found = await upsert?.find(ctx, 'vatId', 'DE123456789');
    expect(found).toMatchObject([{ key: '601', record: { name: 'Muster GmbH', vatId: 'DE123456789' } }]);
    expect(exchanges.map(({ request }) => request.json)).toMatchObject([
      { filterGroups: [{ filters: [{ propertyName: 'vat_id', operator: 'EQ', value: 'DE123456789' }] }] },
      { inputs: [{ id: '601' }] },
    ]);
    expect(faultsAgainst(contract, exchanges)).toEqual([]);
  });

  it('are made and changed under the names that the portal has', async () => {
    const settings = { ...config, companyProperties: { vatId: 'ust_id' } };
    const { ctx, exchanges } = outside(
      (request) => ({ status: request.method === 'POST' ? 201 : 200, body: muster }),
      settings,
    );
    expect(await upsert?.create(ctx, { vatId: 'DE123456789', name: 'Muster GmbH' })).toEqual({ key: '601' });
    await upsert?.update(ctx, { key: '601', record: {} }, { phone: '' });
    expect(exchanges.map(({ request }) => [request.method, request.json])).toEqual([
      ['POST', { properties: { ust_id: 'DE123456789', name: 'Muster GmbH' }, associations: [] }],
      ['PATCH', { properties: { phone: '' } }],
    ]);
    expect(faultsAgainst(contract, exchanges)).toEqual([]);
  });
});

describe('a HubSpot portal', () => {
  it('is known by its number', async () => {
    const { ctx, exchanges } = outside({ body: { portalId: 48975575, accountType: 'STANDARD' } });
    expect(await hubspot.identity?.(ctx)).toBe('48975575');
    expect(exchanges.map(({ request }) => [request.method, request.path])).toEqual([
      ['GET', '/account-info/v3/details'],
    ]);
  });

  it.each([
    [403, 'MISSING_SCOPES'],
    [404, 'OBJECT_NOT_FOUND'],
  ])('is not known where the token may not ask for it: %d %s', async (status, category) => {
    expect(await hubspot.identity?.(outside({ status, body: { category } }).ctx)).toBeUndefined();
  });

  it('that does not answer is no reason to write', async () => {
    await expect(hubspot.identity?.(outside({ status: 503, body: {} }).ctx)).rejects.toMatchObject({
      kind: 'transient',
    });
  });
});

describe('a failed request to HubSpot', () => {
  it('is told with the id that its support asks for, whatever the body says', () => {
    expect(hubspotPolicy(config).requestIdHeader).toBe('x-hubspot-correlation-id');
  });
});
