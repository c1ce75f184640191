import { describe, expect, it } from '@jest/globals';
import { lookUp } from '../test-doubles/call-context.ts';
import { object, stamps } from '../test-doubles/hubspot-objects.ts';
import { faultsAgainst, officialContract } from '../test-doubles/official-contract.ts';
import { outsideOf } from '../test-doubles/outside.ts';
import { hubspotPolicy } from './client.ts';
import type { HubspotConfig } from './config.ts';
import { dealUpdate } from './actions/deal-update.ts';
import { deal } from './entities/deal.ts';
import { hubspot } from './index.ts';

const config: HubspotConfig = { accessToken: 'token', clientSecret: 'secret' };
const outside = outsideOf(hubspotPolicy, config);

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

/** A partner as the list of associations has it, with one more kind beside the usual one of companies. */
const labelled = (toObjectId: string, category: string, typeId: number) => ({
  toObjectId,
  associationTypes: [
    { category: 'HUBSPOT_DEFINED', typeId: 341, label: null },
    { category, typeId, label: 'Primary' },
  ],
});

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
          results: [
            {
              to: [{ toObjectId: last ? '3' : '2', associationTypes: [] }],
              ...(last ? {} : { paging: { next: { after: '2' } } }),
            },
          ],
        },
      };
    });
    expect(await deal.read?.(ctx, '77')).toMatchObject({ lineItemIds: ['1', '2', '3'] });
    // A lost answer to a question leaves nothing in doubt.
    expect(exchanges.map(({ request }) => request.writes ?? false)).toEqual([false, false, false]);
  });

  it('have their primary company first, on whatever page it stands and whatever labels the others have', async () => {
    const first = {
      results: [
        { id: '1', type: 'deal_to_company_unlabeled' },
        { id: '2', type: 'billing_address_of' },
      ],
      paging: { next: { after: '2' } },
    };
    const to = [labelled('3', 'USER_DEFINED', 5), labelled('4', 'HUBSPOT_DEFINED', 5)];
    const { ctx, exchanges } = outside((request) =>
      request.path.endsWith('/deals/77')
        ? { body: { ...won, associations: { companies: first } } }
        : {
            body: {
              status: 'COMPLETE',
              startedAt: stamps.createdAt,
              completedAt: stamps.createdAt,
              results: [{ from: { id: '77' }, to }],
            },
          },
    );
    expect(await deal.read?.(ctx, '77')).toMatchObject({ companyIds: ['4', '1', '2', '3'] });
    expect(exchanges).toHaveLength(2);
  });

  it('take their fields from other properties where the portal has others', async () => {
    const settings = { ...config, homeCurrency: 'CHF', dealProperties: { paymentTerm: 'zahlungsziel' } };
    const { ctx, exchanges } = outside({ body: object('77', { zahlungsziel: '14 Tage' }) }, settings);
    expect(await deal.read?.(ctx, '77')).toMatchObject({ paymentTerm: '14 Tage', currency: 'CHF' });
    expect(exchanges[0]?.request.query?.['properties']).toContain('zahlungsziel');
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
