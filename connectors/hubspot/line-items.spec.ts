import { describe, expect, it } from '@jest/globals';
import { object, stamps } from '../test-doubles/hubspot-objects.ts';
import { faultsAgainst, officialContract } from '../test-doubles/official-contract.ts';
import { outsideOf } from '../test-doubles/outside.ts';
import { hubspotPolicy } from './client.ts';
import type { HubspotConfig } from './config.ts';
import { lineItem } from './entities/line-item.ts';

const config: HubspotConfig = { accessToken: 'token', clientSecret: 'secret' };
const outside = outsideOf(hubspotPolicy, config);

const official = officialContract('hs2609-deals.json');

function batchWithError(category: string) {
  return outside({ body: { results: [], errors: [{ category }] } }).ctx;
}

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

  it('keep what an invoice is made of as it was written, and leave out what is unset', async () => {
    const properties = {
      hs_sku: 'W-1',
      name: 'Wartung',
      description: '',
      quantity: '2.50',
      price: '100.10',
      hs_discount_percentage: '3',
      discount: '2.75',
      unit: null,
      tax_rate: '19',
      hs_position_on_quote: 'first',
    };
    const { ctx } = outside({ body: object('9', properties) });
    expect(await lineItem.read?.(ctx, '9')).toStrictEqual({
      id: '9',
      sku: 'W-1',
      name: 'Wartung',
      quantity: '2.50',
      unitPrice: '100.10',
      discountPercent: '3',
      unitDiscount: '2.75',
      taxRate: '19',
      properties,
      updatedAt: stamps.updatedAt,
    });
    expect(await lineItem.read?.(outside({ status: 404 }).ctx, '10')).toBeUndefined();
  });

  it('without a place on the quote come last, in the order in which the deal has them', async () => {
    const results = [object('1', {}), object('2', {}), object('3', { hs_position_on_quote: '7' })];
    const records = await lineItem.readMany?.(outside({ body: { results } }).ctx, ['2', '1', '3']);
    expect(records?.map((record) => record['id'])).toEqual(['3', '2', '1']);
  });

  it('that do not exist are missing, but a batch that broke off is no answer', async () => {
    expect(await lineItem.readMany?.(batchWithError('OBJECT_NOT_FOUND'), ['1'])).toEqual([]);
    await expect(lineItem.readMany?.(batchWithError('RATE_LIMITS'), ['1'])).rejects.toMatchObject({
      code: 'hubspot.batch_incomplete',
    });
  });
});
