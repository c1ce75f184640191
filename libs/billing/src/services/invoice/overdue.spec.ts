import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import {
  company,
  consulting,
  invoiceUnder,
  issuedInvoice,
  roomOf,
  settings,
  signedDeal,
} from '../../../test/company.ts';
import { camt } from '../../../test/statement.ts';
import { caseRecord } from '../../read/case-record.ts';
import { allocatePayment } from '../payment/payment-allocation.ts';
import { importStatements } from '../statement/statement-import.ts';
import { correctInvoice } from './invoice-correction.ts';
import { markOverdue } from './overdue.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const day = (text: string) => new Date(`${text}T09:00:00Z`);
const caseOf = (caseId: string) => caseRecord(test.db, caseId, settings.languages);
const lateOn = async (text: string) => (await markOverdue(test.db, { key: `overdue/${text}`, at: day(text) })).cases;
const pay = async (number: string, bookedOn: string) => {
  const bytes = camt({
    id: number,
    from: bookedOn,
    to: bookedOn,
    entries: [{ amount: '1190.00', bookedOn, text: number }],
  });
  const file = await roomOf(test.db).files.put(bytes, 's.xml', 'application/xml');
  const { transactions } = await importStatements(roomOf(test.db), file, {
    key: `import/${number}`,
    at: day(bookedOn),
  });
  const transactionId = transactions[0]?.transactionId ?? '';
  return allocatePayment(roomOf(test.db), transactionId, { key: `allocate/${number}`, at: day(bookedOn) });
};

describe('an overdue case', () => {
  it('of two invoices is overdue while the late one is open, and once more when the other is late', async () => {
    const { caseId, contractId } = await signedDeal(test.db, 'two', company('Zweimal GmbH'));
    const bill = (issuedOn: string) => invoiceUnder(test.db, contractId, { key: issuedOn, at: day(issuedOn) });
    const [first, second] = [await bill('2026-11-02'), await bill('2026-11-16')];
    expect([first.dueDate, second.dueDate]).toEqual(['2026-12-02', '2026-12-16']);
    expect(await lateOn('2026-12-02')).toEqual([]);
    expect(await lateOn('2026-12-03')).toMatchObject([{ caseId, overdueSince: '2026-12-03' }]);
    await pay(first.number, '2026-12-07');
    expect(await caseOf(caseId)).toMatchObject({ paymentStatus: 'partly_paid', overdueSince: null, open: '1190.00' });
    expect(await lateOn('2026-12-17')).toMatchObject([{ caseId, overdueSince: '2026-12-17', open: '1190.00' }]);
    await pay(second.number, '2026-12-18');
    expect(await caseOf(caseId)).toMatchObject({ paymentStatus: 'paid', overdueSince: null });
  });

  it('is overdue no more when its invoice is cancelled and replaced', async () => {
    const { caseId, number } = await issuedInvoice(test.db, { key: 'wrong', from: company('Falsch GmbH') });
    await lateOn('2026-12-10');
    expect(await caseOf(caseId)).toMatchObject({ paymentStatus: 'overdue' });
    const request = { number, reason: 'falsche Menge', lines: [{ ...consulting, quantity: '8' }] };
    await correctInvoice(roomOf(test.db), request, { key: 'correct/wrong', at: day('2026-12-11') });
    expect(await caseOf(caseId)).toMatchObject({ paymentStatus: 'open', overdueSince: null });
  });
});
