import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { answered, company, draftUnder, issuedInvoice, roomOf, signedDeal, today } from '../../test/company.ts';
import { caseFacts } from '../read/case-facts.ts';
import { caseRow } from '../read/case-list.ts';
import { caseRecord } from '../read/case-record.ts';
import { chainReport } from '../read/chain-report.ts';
import { openCase } from './case-files.ts';
import { issueInvoice } from './invoice/invoice-issue.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const told = (key: string, amount: string, currency: string) => {
  const deal = { connection: 'crm', key, name: `Deal ${key}`, amount, currency, closedAt: today.toISOString() };
  return openCase(test.db, deal, undefined, today);
};
const caseOf = async (caseId: string) => (await caseFacts(test.db, [caseId])).map(caseRow)[0];

describe('the case of a deal', () => {
  it('is one, however often the deal is told of, and follows what sales changes in it', async () => {
    const { caseId } = await told('changed', '1000.00', 'EUR');
    expect(await told('changed', '1100.00', 'CHF')).toEqual({ caseId });
    expect(await caseOf(caseId)).toMatchObject({ amount: '1100.00', currency: 'CHF' });
  });

  it('keeps its customer when a later word of the deal names none', async () => {
    const { caseId } = await issuedInvoice(test.db, { key: 'known', from: company('Bekannt GmbH') });
    await told('known', '1000.00', 'EUR');
    expect(await caseOf(caseId)).toMatchObject({ customer: { name: 'Bekannt GmbH' } });
  });

  it('shows what was billed in the currency in which it was, whatever the deal says now', async () => {
    const { caseId } = await issuedInvoice(test.db, { key: 'billed', from: company('Basel Uhren GmbH') });
    await told('billed', '160000', 'JPY');
    expect(await caseOf(caseId)).toMatchObject({
      amount: '160000',
      currency: 'JPY',
      payment: { currency: 'EUR', invoiced: '1190.00', open: '1190.00' },
    });
    expect(await caseRecord(test.db, caseId, {})).toMatchObject({ billedCurrency: 'EUR', open: '1190.00' });
    const { chains, totals } = await chainReport(test.db);
    expect(chains.find(({ deal }) => deal.id === 'billed')?.deal).toMatchObject({ amount: '160000', currency: 'JPY' });
    expect(totals).toMatchObject({ EUR: { invoiced: '2380.00', open: '2380.00' } });
    expect(totals).not.toHaveProperty('JPY');
  });

  it('is billed in one currency, also by drafts that were made together', async () => {
    const { caseId, contractId } = await signedDeal(test.db, 'mixed', company('Gemischt GmbH'));
    const inFrancs = { contractId, key: 'francs', answer: answered('bill_lines') };
    const first = await draftUnder(test.db, contractId, { key: 'euros' });
    await test.db.query(`update contract set currency = 'CHF' where id = $1`, [contractId]);
    const second = await draftUnder(test.db, contractId, inFrancs);
    const { number } = await issueInvoice(roomOf(test.db), first, { key: 'issue euros', at: today });
    const refusal = `The case is billed in EUR by ${number}; this invoice would be in CHF.`;
    const issued = issueInvoice(roomOf(test.db), second, { key: 'issue francs', at: today });
    await expect(issued).rejects.toThrow(refusal);
    await expect(draftUnder(test.db, contractId, { ...inFrancs, key: 'more francs' })).rejects.toThrow(refusal);
    expect(await caseOf(caseId)).toMatchObject({ payment: { currency: 'EUR', invoiced: '1190.00' } });
  });
});
