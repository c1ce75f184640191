import { describe, expect, it } from '@jest/globals';
import { object, stamps } from '../test-doubles/hubspot-objects.ts';
import { faultsAgainst, officialContract } from '../test-doubles/official-contract.ts';
import { outsideOf } from '../test-doubles/outside.ts';
import { hubspotPolicy } from './client.ts';
import type { HubspotConfig } from './config.ts';
import { company } from './entities/company.ts';
import { contact } from './entities/contact.ts';

const config: HubspotConfig = { accessToken: 'token', clientSecret: 'secret' };
const outside = outsideOf(hubspotPolicy, config);

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

describe('a HubSpot company', () => {
  it('has the parts of its address and what its invoices need', async () => {
    const properties = {
      name: 'Muster GmbH',
      vat_id: 'DE123456789',
      customer_number: '10001',
      address: 'Hauptstr. 1',
      zip: '80331',
      city: 'München',
      country: 'Österreich',
      hs_country_code: 'DE',
      email: 'rechnung@muster.example',
      domain: 'muster.example',
      phone: '',
      buyer_reference: '991-01234-44',
      invoice_format: 'xrechnung',
    };
    const { ctx, exchanges } = outside({ body: object('1', properties) });
    expect(await company.read?.(ctx, '1')).toStrictEqual({
      id: '1',
      name: 'Muster GmbH',
      vatId: 'DE123456789',
      customerNumber: '10001',
      street: 'Hauptstr. 1',
      zip: '80331',
      city: 'München',
      country: 'DE',
      email: 'rechnung@muster.example',
      domain: 'muster.example',
      buyerReference: '991-01234-44',
      invoiceFormat: 'xrechnung',
      properties,
      updatedAt: stamps.updatedAt,
    });
    expect(String(exchanges[0]?.request.query?.['properties']).split(',')).toEqual(Object.keys(properties));
  });
});

describe('HubSpot contacts', () => {
  const erika = object('701', { firstname: 'Erika', lastname: 'Müßig', email: 'erika@example.com', phone: '' });
  const record = { id: '701', firstName: 'Erika', lastName: 'Müßig', email: 'erika@example.com' };

  it('are read with what the portal calls their fields, alone and many at once', async () => {
    const settings = { ...config, contactProperties: { phone: 'mobil' } };
    const one = outside({ body: erika }, settings);
    const found = await contact.read?.(one.ctx, '701');
    expect(found).toStrictEqual({ ...record, properties: erika.properties, updatedAt: stamps.updatedAt });
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

  it('of which the search knows none are asked for no further', async () => {
    const { ctx, exchanges } = outside({ body: { total: 0, results: [] } });
    expect(await upsert?.find(ctx, 'domain', 'muster.example')).toEqual([]);
    expect(exchanges).toHaveLength(1);
  });

  it('may be found ten seconds late, or as late as the connection says', () => {
    expect([upsert?.lag?.(config), upsert?.lag?.({ ...config, indexLag: 'PT1M' })]).toEqual(['PT10S', 'PT1M']);
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
