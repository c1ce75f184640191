import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import {
  answered,
  company,
  consulting,
  draftUnder,
  invoiceUnder,
  roomOf,
  signedDeal,
  today,
} from '../../test/company.ts';
import { camt } from '../../test/statement.ts';
import { caseFacts } from '../read/case-facts.ts';
import { closeBatches, confirmBatch } from './booking/booking-batches.ts';
import { issueDraft } from './invoice/invoice-issue.ts';
import { allocatePayment } from './payment/payment-allocation.ts';
import { importStatements } from './statement/statement-import.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const stagesOf = async (caseId: string) => {
  const [facts] = await caseFacts(test.db, [caseId]);
  return { booked: facts?.booked, paid: facts?.paid };
};
const book = async (key: string, at: Date) => {
  const { batches } = await closeBatches(roomOf(test.db), { key: `close/${key}`, at });
  for (const { batchId } of batches)
    await confirmBatch(test.db, { batchId, jobId: key, at: at.toISOString() }, { key: `confirm/${batchId}`, at });
};
const pay = async (number: string, at: Date) => {
  const entries = [{ amount: '1190.00', bookedOn: '2026-11-20', text: number }];
  const bytes = camt({ id: number, from: '2026-11-20', to: '2026-11-20', entries });
  const file = await roomOf(test.db).files.put(bytes, 's.xml', 'application/xml');
  const { transactions } = await importStatements(roomOf(test.db), file, { key: `import/${number}`, at });
  return allocatePayment(roomOf(test.db), transactions[0]?.transactionId ?? '', { key: `allocate/${number}`, at });
};
const [tuesday, wednesday, thursday] = ['03', '04', '05'].map((day) => new Date(`2026-11-${day}T09:00:00Z`)) as [
  Date,
  Date,
  Date,
];

describe('a case that is billed twice', () => {
  it('is booked and paid only when both invoices are', async () => {
    const { caseId, contractId } = await signedDeal(test.db, 'twice', company('Zweimal GmbH'));
    const first = await invoiceUnder(test.db, contractId, { key: 'first' });
    await book('first', today);
    await pay(first.number, tuesday);
    expect(await stagesOf(caseId)).toEqual({ booked: today, paid: tuesday });
    const second = await invoiceUnder(test.db, contractId, { key: 'second', at: wednesday });
    expect(await stagesOf(caseId)).toEqual({ booked: null, paid: null });
    await book('second', thursday);
    await pay(second.number, thursday);
    expect(await stagesOf(caseId)).toEqual({ booked: thursday, paid: thursday });
  });

  it('is due when the invoice is that is open, not when the paid one was', async () => {
    const { caseId, contractId } = await signedDeal(test.db, 'due', company('Fällig GmbH'));
    const first = await invoiceUnder(test.db, contractId, { key: 'due 1' });
    const second = await invoiceUnder(test.db, contractId, { key: 'due 2', at: thursday });
    const due = async () => (await caseFacts(test.db, [caseId]))[0]?.dueDate;
    expect(await due()).toBe(first.dueDate);
    await pay(first.number, thursday);
    expect(await due()).toBe(second.dueDate);
    await pay(second.number, thursday);
    expect(await due()).toBe(second.dueDate);
  });

  it('is not paid by a second invoice over nothing while the first is open', async () => {
    const { caseId, contractId } = await signedDeal(test.db, 'open', company('Noch Offen GmbH'));
    await invoiceUnder(test.db, contractId, { key: 'open' });
    const lines = [{ ...consulting, discountPercent: '100' }];
    await invoiceUnder(test.db, contractId, { key: 'free', lines, answer: answered('bill_lines') });
    expect(await stagesOf(caseId)).toMatchObject({ paid: null });
  });

  it('is not paid by the money for the first that comes in while the second is being issued', async () => {
    const { caseId, contractId } = await signedDeal(test.db, 'race', company('Zugleich GmbH'));
    const first = await invoiceUnder(test.db, contractId, { key: 'race' });
    const second = await draftUnder(test.db, contractId, { key: 'race again', at: wednesday });
    const both: Promise<unknown>[] = [];
    await test.db.transaction(async (tx) => {
      await issueDraft(tx, roomOf(test.db), second, { at: wednesday });
      both.push(pay(first.number, wednesday));
      await delay(300);
    });
    await Promise.all(both);
    expect(await stagesOf(caseId)).toMatchObject({ paid: null });
  });
});
