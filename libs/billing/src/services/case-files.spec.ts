import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { company, issuedInvoice, today } from '../../test/company.ts';
import { caseFacts } from '../read/case-facts.ts';
import { openCase } from './case-files.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const told = (key: string, amount: string, currency: string) => {
  const deal = { connection: 'crm', key, name: `Deal ${key}`, amount, currency, closedAt: today.toISOString() };
  return openCase(test.db, deal, undefined, today);
};
const caseOf = async (caseId: string) => (await caseFacts(test.db, [caseId]))[0];

describe('the case of a deal', () => {
  it('is one, however often the deal is told of, and follows what sales changes in it', async () => {
    const { caseId } = await told('changed', '1000.00', 'EUR');
    expect(await told('changed', '1100.00', 'CHF')).toEqual({ caseId });
    expect(await caseOf(caseId)).toMatchObject({ amount: '1100.00', currency: 'CHF' });
  });

  it('keeps its customer when a later word of the deal names none', async () => {
    const { caseId } = await issuedInvoice(test.db, { key: 'known', from: company('Bekannt GmbH') });
    await told('known', '1000.00', 'EUR');
    expect(await caseOf(caseId)).toMatchObject({ customerName: 'Bekannt GmbH' });
  });

  it('stays in the currency in which it was billed', async () => {
    const { caseId } = await issuedInvoice(test.db, { key: 'billed', from: company('Basel Uhren GmbH') });
    await told('billed', '1200.00', 'EUR');
    await told('billed', '900.00', 'CHF');
    expect(await caseOf(caseId)).toMatchObject({ amount: '1200.00', currency: 'EUR', invoicedAmount: '1190.00' });
  });
});
