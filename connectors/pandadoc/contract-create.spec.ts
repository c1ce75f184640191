import { describe, expect, it } from '@jest/globals';
import { lookUp } from '../test-doubles/call-context.ts';
import { faultsAgainst, officialContract } from '../test-doubles/official-contract.ts';
import { outsideOf } from '../test-doubles/outside.ts';
import { contractCreate } from './actions/contract-create.ts';
import { pandadocPolicy } from './client.ts';
import type { PandadocConfig } from './config.ts';

const config: PandadocConfig = { apiKey: 'key', sharedKey: 'shared', templateId: 'hryJY9mqYZHjQCYQuSjRQg' };
const head = {
  id: 'doc',
  name: 'Wartung 2027',
  status: 'document.draft',
  date_created: '2026-11-20T10:00:00.000001Z',
  date_modified: '2026-11-20T10:00:05.123456Z',
  date_completed: null,
  expiration_date: null,
  version: '2',
};

const outside = outsideOf(pandadocPolicy, config);

const official = officialContract('pandadoc.json', '', /^metadata_/);

const order = {
  name: 'Wartung 2027',
  recipient: { email: 'erika@example.com', firstName: 'Erika', lastName: 'Muster', company: 'Muster GmbH' },
  lines: [
    { sku: 'WART-1', name: 'Wartung', quantity: '12', unitPrice: '99.90', discountPercent: '2.5' },
    {
      name: 'Anfahrt',
      description: 'pauschal',
      quantity: '1',
      unitPrice: '80',
      discountPercent: '0',
      discountAmount: '0',
    },
    { name: 'Lizenz', quantity: '3', unitPrice: '50', discountPercent: '0', discountAmount: '7.50' },
  ],
  currency: 'EUR',
  metadata: { deal_id: '77' },
  tokens: { 'Contract.Term': '12 Monate' },
};

describe('contract.create', () => {
  it('makes a document from the template that carries lines, variables and the key of the effect', async () => {
    const { ctx, exchanges } = outside({ status: 201, body: { ...head, status: 'document.uploaded', version: null } });
    expect(await contractCreate.run(ctx, order)).toEqual({
      id: 'doc',
      name: 'Wartung 2027',
      status: 'document.uploaded',
      dateModified: head.date_modified,
    });
    expect(exchanges[0]?.request).toMatchObject({
      writes: true,
      headers: { 'Idempotency-Key': ctx.effectKey },
      json: {
        template_uuid: config.templateId,
        recipients: [{ email: 'erika@example.com', first_name: 'Erika', last_name: 'Muster', role: 'Client' }],
        tokens: [
          { name: 'Client.Company', value: 'Muster GmbH' },
          { name: 'Contract.Term', value: '12 Monate' },
        ],
        metadata: { deal_id: '77', belegfluss_key: ctx.effectKey },
        pricing_tables: [
          {
            options: { currency: 'EUR' },
            sections: [
              {
                rows: [
                  {
                    data: {
                      SKU: 'WART-1',
                      Name: 'Wartung',
                      QTY: 12,
                      Price: 99.9,
                      Discount: { type: 'percent', value: 2.5 },
                    },
                  },
                  { data: { Name: 'Anfahrt', Description: 'pauschal', QTY: 1, Price: 80 } },
                  { data: { Name: 'Lizenz', QTY: 3, Price: 50, Discount: { type: 'absolute', value: 7.5 } } },
                ],
              },
            ],
          },
        ],
      },
    });
    expect(faultsAgainst(official, exchanges)).toEqual([]);
  });

  it('sends nothing when an amount would change as a JSON number', async () => {
    const { ctx, exchanges } = outside({ body: head });
    const lines = [{ name: 'Wartung', quantity: '1', unitPrice: '123456789012345.67' }];
    await expect(contractCreate.run(ctx, { ...order, lines })).rejects.toMatchObject({
      kind: 'invalid',
      outcome: 'not_sent',
    });
    expect(exchanges).toEqual([]);
  });

  it('sends nothing where a line has two discounts, of which a row takes one', async () => {
    const { ctx, exchanges } = outside({ body: head });
    const lines = [{ name: 'Lizenz', quantity: '1', unitPrice: '50', discountPercent: '10', discountAmount: '5' }];
    await expect(contractCreate.run(ctx, { ...order, lines })).rejects.toMatchObject({
      kind: 'invalid',
      outcome: 'not_sent',
      code: 'pandadoc.two_discounts',
      facts: { line: 'Lizenz' },
    });
    expect(exchanges).toEqual([]);
  });

  it('is found by the key in the metadata', async () => {
    const { ctx, exchanges } = outside({ body: { results: [head] } });
    expect(await lookUp(contractCreate, ctx, order)).toMatchObject({ id: 'doc', status: 'document.draft' });
    expect(exchanges[0]?.request.query).toMatchObject({ metadata_belegfluss_key: ctx.effectKey });
    expect(faultsAgainst(official, exchanges)).toEqual([]);
    expect(await lookUp(contractCreate, outside({ body: { results: [] } }).ctx, order)).toBeUndefined();
  });

  it('waits as long as the connection says before it believes the list', () => {
    const { effect } = contractCreate;
    const lag = effect.kind === 'write' && effect.class === 'D' ? effect.lag : undefined;
    expect([lag?.(config), lag?.({ ...config, indexLag: 'PT1S' })]).toEqual(['PT10S', 'PT1S']);
  });
});
