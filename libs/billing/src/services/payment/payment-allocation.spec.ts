import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QuestionRaised, type Answer } from '@belegfluss/sdk';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { answered, company, consulting, issuedInvoice, roomOf, settings, today } from '../../../test/company.ts';
import { camt, type EntryText, type MessageText } from '../../../test/statement.ts';
import { caseFacts } from '../../read/case-facts.ts';
import { caseRecord } from '../../read/case-record.ts';
import { correctInvoice } from '../invoice/invoice-correction.ts';
import { markOverdue } from '../invoice/overdue.ts';
import { allocatePayment } from './payment-allocation.ts';
import { importStatements } from '../statement/statement-import.ts';

let test: TestDatabase;
let statements = 0;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const at = new Date('2026-11-12T08:00:00Z');
const received = async (entry: Partial<EntryText>, statement: Partial<MessageText> = {}): Promise<string> => {
  statements += 1;
  const bytes = camt({
    id: `S${statements}`,
    from: '2026-11-11',
    to: '2026-11-11',
    entries: [{ amount: '1190.00', bookedOn: '2026-11-11', ...entry }],
    ...statement,
  });
  const file = await roomOf(test.db).files.put(bytes, 's.xml', 'application/xml');
  const { transactions } = await importStatements(roomOf(test.db), file, { key: `import/${statements}`, at });
  return transactions[0]?.transactionId ?? '';
};
const allocate = (transactionId: string, answer?: Answer, key = `allocate/${transactionId}`) =>
  allocatePayment(roomOf(test.db), transactionId, { key, at, answer });
const invoiceFor = (key: string, over = {}) => issuedInvoice(test.db, { key, from: company(`${key} GmbH`), ...over });
const paidAt = async (caseId: string) => (await caseFacts(test.db, [caseId]))[0]?.paid ?? null;
const caseOf = async (caseId: string) => caseRecord(test.db, caseId, settings.languages);

describe('allocating a payment', () => {
  it('settles an invoice, books bank to debtor and is done once for its key', async () => {
    const invoice = await invoiceFor('anton');
    const transaction = await received({ text: `Rechnung ${invoice.number}` });
    const outcome = await allocate(transaction);
    expect(outcome).toMatchObject({
      verdict: 'allocated',
      unallocated: '0.00',
      allocations: [{ invoiceNumber: invoice.number, amount: '1190.00', skonto: '0.00', dealKey: 'anton' }],
    });
    expect(await allocate(transaction)).toEqual(outcome);
    expect(await allocate(transaction, undefined, 'another flow')).toEqual(outcome);
    const rows = await test.db.query(
      `select account, side, amount, document_field as field from booking where case_id = $1 and allocation_id is not null`,
      [invoice.caseId],
    );
    expect(rows).toEqual([{ account: '1200', side: 'S', amount: '1190.00', field: invoice.number }]);
    expect(await caseOf(invoice.caseId)).toMatchObject({
      paymentStatus: 'paid',
      received: '1190.00',
      open: '0.00',
      paidOn: '2026-11-11',
    });
    expect(await paidAt(invoice.caseId)).toEqual(at);
  });

  it('with Skonto closes the item and puts the deduction on the row of the payment', async () => {
    const invoice = await invoiceFor('berta');
    await allocate(await received({ amount: '1166.20', text: invoice.number }));
    const [row] = await test.db.query(
      `select amount, skonto, skonto_account as account from booking where case_id = $1 and allocation_id is not null`,
      [invoice.caseId],
    );
    expect(row).toEqual({ amount: '1166.20', skonto: '23.80', account: '8736' });
    expect(await caseOf(invoice.caseId)).toMatchObject({
      paymentStatus: 'paid',
      received: '1166.20',
      skonto: '23.80',
      open: '0.00',
    });
  });

  it('of a part leaves the rest open, which becomes overdue once', async () => {
    const invoice = await invoiceFor('cäsar');
    await allocate(await received({ amount: '500.00', text: invoice.number, payer: 'CAESAR GMBH' }));
    expect(await caseOf(invoice.caseId)).toMatchObject({ paymentStatus: 'partly_paid', open: '690.00' });
    expect(await paidAt(invoice.caseId)).toBeNull();
    const later = new Date('2026-12-10T08:00:00Z');
    const first = await markOverdue(test.db, { key: 'overdue/1', at: later });
    expect(first.cases).toContainEqual({
      caseId: invoice.caseId,
      dealKey: 'cäsar',
      dealConnection: 'crm',
      overdueSince: '2026-12-03',
      open: '690.00',
    });
    expect((await markOverdue(test.db, { key: 'overdue/2', at: later })).cases).toEqual([]);
    expect(await caseOf(invoice.caseId)).toMatchObject({ paymentStatus: 'overdue', overdueSince: '2026-12-03' });
    await allocate(await received({ amount: '690.00', text: invoice.number }));
    expect(await caseOf(invoice.caseId)).toMatchObject({ paymentStatus: 'paid', overdueSince: null });
  });

  it('keeps the invoice from being cancelled afterwards', async () => {
    const invoice = await invoiceFor('bertold');
    await allocate(await received({ amount: '100.00', text: invoice.number, payer: 'Bertold' }));
    const request = { number: invoice.number, reason: 'x', lines: [consulting] };
    const correcting = correctInvoice(roomOf(test.db), request, { key: 'correct/bertold', at });
    await expect(correcting).rejects.toThrow('billing.invoice_has_payments');
  });

  it('for two invoices settles both', async () => {
    const [one, other] = [await invoiceFor('dora'), await invoiceFor('emil')];
    const outcome = await allocate(await received({ amount: '2380.00', text: `${one.number} + ${other.number}` }));
    expect(outcome.allocations.map(({ invoiceNumber }) => invoiceNumber).sort()).toEqual(
      [one.number, other.number].sort(),
    );
  });

  it('finds a customer again by the account from which it paid before', async () => {
    const from = company('Friedrich KG');
    const first = await issuedInvoice(test.db, { key: 'friedrich-1', from });
    await allocate(await received({ text: first.number, iban: 'DE02120300000000202051' }));
    const second = await issuedInvoice(test.db, { key: 'friedrich-2', from, skontoPercent: '0' });
    const outcome = await allocate(await received({ text: 'Danke', iban: 'DE02 1203 0000 0000 2020 51' }));
    expect(outcome.allocations).toMatchObject([{ invoiceNumber: second.number }]);
  });

  it('does not take the account of a payment service, which pays for several customers, for one of theirs', async () => {
    const iban = 'DE88100900001234567892';
    for (const key of ['ludwig', 'martha'])
      await allocate(await received({ text: (await invoiceFor(key)).number, iban }));
    await invoiceFor('ludwig-2', {
      from: company('ludwig GmbH'),
      skontoPercent: '0',
      lines: [{ ...consulting, quantity: '7' }],
    });
    await expect(allocate(await received({ amount: '833.00', text: 'Auszahlung', iban }))).rejects.toThrow(
      QuestionRaised,
    );
  });

  it('that matches nothing asks the finance department, and the answer may ignore it', async () => {
    const transaction = await received({ amount: '77.77', payer: 'Unbekannt Ltd' });
    const question = await allocate(transaction).catch((error: unknown) => error);
    expect(question).toBeInstanceOf(QuestionRaised);
    expect(question).toMatchObject({
      question: { kind: 'bank.unmatched_payment', owner: 'finance', subject: `payment:${transaction}` },
    });
    const outcome = await allocate(transaction, answered('ignore', { reason: 'outgoing' }));
    expect(outcome).toMatchObject({ verdict: 'ignored', reason: 'outgoing', allocations: [], unallocated: '0.00' });
    expect(await allocate(transaction, undefined, `another flow/${transaction}`)).toEqual(outcome);
  });

  it('of too much settles what a person names and keeps the rest to the credit of the customer', async () => {
    const invoice = await invoiceFor('gustav');
    const transaction = await received({ amount: '1200.00', text: invoice.number });
    await expect(allocate(transaction)).rejects.toThrow(QuestionRaised);
    await expect(allocate(transaction, answered('allocate', { invoiceNumbers: 'RE-1999-1' }))).rejects.toMatchObject({
      question: { kind: 'bank.unmatched_payment', evidence: { why: { en: expect.stringContaining('RE-1999-1') } } },
    });
    const outcome = await allocate(transaction, answered('allocate', { invoiceNumbers: invoice.number.toLowerCase() }));
    expect(outcome).toMatchObject({ verdict: 'allocated', unallocated: '10.00' });
    const rows = await test.db.query(`select amount from booking where account = '1200' and case_id = $1 order by id`, [
      invoice.caseId,
    ]);
    expect(rows).toEqual([{ amount: '1190.00' }, { amount: '10.00' }]);
  });

  it('of too little settles what a person names in that order, and each only once', async () => {
    const [first, second] = [await invoiceFor('otto'), await invoiceFor('paula')];
    const invoiceNumbers = `${second.number}; ${first.number},${second.number}`;
    const outcome = await allocate(await received({ amount: '1500.00' }), answered('allocate', { invoiceNumbers }));
    expect(outcome).toMatchObject({
      unallocated: '0.00',
      allocations: [
        { invoiceNumber: second.number, amount: '1190.00', skonto: '0.00' },
        { invoiceNumber: first.number, amount: '310.00', skonto: '0.00' },
      ],
    });
    expect(await caseOf(first.caseId)).toMatchObject({ paymentStatus: 'partly_paid', open: '880.00' });
  });

  it('that names a cancelled invoice by its reference is not taken for another one of the same amount', async () => {
    const from = company('Ida KG');
    const first = await issuedInvoice(test.db, { key: 'ida-1', from, skontoPercent: '0' });
    await allocate(await received({ text: first.number, iban: 'DE75512108001245126199' }));
    await issuedInvoice(test.db, { key: 'ida-2', from, skontoPercent: '0' });
    const [item] = await test.db.query<{ reference: string }>('select reference from open_item where invoice_id = $1', [
      first.invoiceId,
    ]);
    const again = await received({ reference: item?.reference ?? '', iban: 'DE75512108001245126199' });
    await expect(allocate(again)).rejects.toThrow(QuestionRaised);
  });

  it('is not held up by a settled invoice whose number a longer one begins with, but by one that a line break cuts', async () => {
    const from = company('Jakob KG');
    const iban = 'DE68210501700012345678';
    const first = await issuedInvoice(test.db, { key: 'jakob-1', from, skontoPercent: '0' });
    await allocate(await received({ text: first.number, iban }));
    const second = await issuedInvoice(test.db, { key: 'jakob-2', from, skontoPercent: '0' });
    const cut = await received({ text: `${first.number.slice(0, -2)} ${first.number.slice(-2)}`, iban });
    await expect(allocate(cut)).rejects.toThrow(QuestionRaised);
    expect(await allocate(await received({ text: `Auftrag ${first.number}999`, iban }))).toMatchObject({
      allocations: [{ invoiceNumber: second.number }],
    });
  });

  it('never settles one invoice with two payments that arrive at once', async () => {
    const invoice = await invoiceFor('heinrich');
    const transactions = [
      await received({ text: invoice.number }),
      await received({ text: `nochmal ${invoice.number}` }),
    ];
    const outcomes = await Promise.allSettled(transactions.map((transaction) => allocate(transaction)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toBeInstanceOf(QuestionRaised);
    expect(await caseOf(invoice.caseId)).toMatchObject({ received: '1190.00', open: '0.00' });
  });

  it('leaves money that went out alone', async () => {
    const outcome = await allocate(await received({ amount: '-9.90', text: 'Kontoführung' }));
    expect(outcome).toMatchObject({ verdict: 'outgoing' });
  });

  it('that the bank sends back to us is never taken for a customer of the same amount', async () => {
    const invoice = await invoiceFor('kuno');
    const back = await received({ reversal: true, text: `Rückläufer ${invoice.number}`, payer: 'Kuno GmbH' });
    const asked = await allocate(back).catch((error: unknown) => error);
    const why = { en: expect.stringContaining('sent back') };
    expect(asked).toMatchObject({
      question: { evidence: { why }, options: [{ value: 'allocate' }, { value: 'ignore' }] },
    });
  });

  it('tells another flow of money that went out what it told the first, in the digits of the currency', async () => {
    const yen = { currency: 'JPY', opening: '0', closing: '-500' };
    const transaction = await received({ amount: '-500', text: 'Kontoführung' }, yen);
    const outcome = await allocate(transaction);
    expect(outcome).toMatchObject({ verdict: 'outgoing', unallocated: '0' });
    expect(await allocate(transaction, undefined, `another flow/${transaction}`)).toEqual(outcome);
  });

  it('in francs settles an invoice in francs on the account of its own', async () => {
    const from = company('Zürich Uhren AG', {
      address: { street: 'Seeweg 2', zip: '8001', city: 'Zürich', country: 'CH' },
    });
    const taxCase = { code: 'ch', category: 'O' as const, exemptionCode: 'VATEX-EU-O' };
    const invoice = await issuedInvoice(test.db, {
      key: 'chf',
      from,
      taxCase,
      currency: 'CHF',
      skontoPercent: '0',
      at: today,
    });
    const account = { iban: 'CH9300762011623852957', currency: 'CHF' };
    const inEuros = await invoiceFor('euro');
    const other = await received({ amount: '1190.00', text: 'Danke' }, account);
    await expect(allocate(other, answered('allocate', { invoiceNumbers: inEuros.number }))).rejects.toMatchObject({
      question: { evidence: { why: { en: expect.stringContaining('no open item in this currency') } } },
    });
    await allocate(await received({ amount: '1000.00', text: invoice.number }, account));
    const [row] = await test.db.query(
      `select account, amount, currency, base_amount as base from booking where allocation_id is not null and case_id = $1`,
      [invoice.caseId],
    );
    expect(row).toEqual({ account: '1210', amount: '1000.00', currency: 'CHF', base: '1063.83' });
  });
});
