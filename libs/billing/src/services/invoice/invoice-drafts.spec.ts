import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '@belegfluss/sdk';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { answered, company, consulting, domestic, settings, signedDeal, today } from '../../../test/company.ts';
import { draftInvoice } from './invoice-drafts.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const paymentTerm = { code: 'N30', days: 30, skontoDays: 0, skontoPercent: '0' };
const contractOf = async (key: string, amount: string) =>
  (await signedDeal(test.db, key, company('Entwurf GmbH'), 'EUR', amount)).contractId;
const draft = (
  contractId: string,
  line: Partial<typeof consulting> & { discountAmount?: string } = {},
  answer?: Answer,
) => {
  const request = {
    contractId,
    lines: [{ ...consulting, ...line }],
    paymentTerm,
    taxCase: domestic,
    buyerReference: 'B-1',
    serviceDate: '2026-10-30',
  };
  return draftInvoice({ db: test.db, settings }, request, { key: `draft/${contractId}`, at: today, answer });
};

describe('drafting an invoice', () => {
  it('takes lines that come to the signed amount, net or gross', async () => {
    expect(await draft(await contractOf('net', '1000'))).toMatchObject({ net: '1000.00' });
    expect(await draft(await contractOf('gross', '1190.00'))).toMatchObject({ net: '1000.00' });
  });

  it('asks finance where they come to something else, and does what the answer says', async () => {
    const contractId = await contractOf('other', '900.00');
    const question = {
      kind: 'invoice.amounts_disagree',
      owner: 'finance',
      evidence: { net: '1000.00', contractAmount: '900.00', dealAmount: '900.00' },
    };
    await expect(draft(contractId)).rejects.toMatchObject({ question });
    await expect(draft(contractId, {}, answered('reject'))).rejects.toThrow('billing.invoice_rejected');
    expect(await draft(contractId, {}, answered('bill_lines'))).toMatchObject({ net: '1000.00' });
  });

  it('asks where only the contract says something else, and not where it names no sum', async () => {
    const contractId = await contractOf('contract', '1000.00');
    await test.db.query('update contract set amount = 900 where id = $1', [contractId]);
    await expect(draft(contractId)).rejects.toMatchObject({
      question: { evidence: { contractAmount: '900', dealAmount: '1000.00' } },
    });
    await test.db.query('update contract set amount = null where id = $1', [contractId]);
    expect(await draft(contractId)).toMatchObject({ net: '1000.00' });
  });

  it('asks where only the deal says something else', async () => {
    const contractId = await contractOf('deal', '1000.00');
    await test.db.query(`update case_file set amount = 1200 where deal_key = 'deal'`);
    await expect(draft(contractId)).rejects.toMatchObject({
      question: { evidence: { contractAmount: '1000.00', dealAmount: '1200' } },
    });
  });

  it('refuses an invoice that would owe the customer money', async () => {
    await expect(draft(await contractOf('minus', '-10.00'), { discountAmount: '1010.00' })).rejects.toThrow(
      'billing.invoice_negative',
    );
  });
});
