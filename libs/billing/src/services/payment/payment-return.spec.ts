import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QuestionRaised, type Answer } from '@belegfluss/sdk';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { answered, company, invoiceUnder, issuedInvoice, roomOf, settings, signedDeal } from '../../../test/company.ts';
import { camt, type EntryText, type MessageText } from '../../../test/statement.ts';
import { readCase } from '../../read/case-detail.ts';
import { caseFacts } from '../../read/case-facts.ts';
import { caseRecord } from '../../read/case-record.ts';
import { chainReport } from '../../read/chain-report.ts';
import { closeBatches } from '../booking/booking-batches.ts';
import { markOverdue } from '../invoice/overdue.ts';
import { importStatements } from '../statement/statement-import.ts';
import { allocatePayment } from './payment-allocation.ts';

let test: TestDatabase;
let statements = 0;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const at = new Date('2026-11-12T08:00:00Z');
const moved = async (entry: Partial<EntryText>, statement: Partial<MessageText> = {}): Promise<string> => {
  statements += 1;
  const day = entry.bookedOn ?? '2026-11-11';
  const entries = [{ amount: '1190.00', bookedOn: day, ...entry }];
  const bytes = camt({ id: `R${statements}`, from: day, to: day, entries, ...statement });
  const file = await roomOf(test.db).files.put(bytes, 's.xml', 'application/xml');
  const { transactions } = await importStatements(roomOf(test.db), file, { key: `import/${statements}`, at });
  return transactions[0]?.transactionId ?? '';
};
const allocate = (transactionId: string, answer?: Answer, own = settings) =>
  allocatePayment({ db: test.db, settings: own }, transactionId, { key: `allocate/${transactionId}`, at, answer });
const askedOf = async (transactionId: string, answer?: Answer) => {
  const error = await allocate(transactionId, answer).catch((caught: unknown) => caught);
  if (!(error instanceof QuestionRaised)) throw new Error('nothing was asked');
  return error.question;
};
const invoiceFor = (key: string, over = {}) => issuedInvoice(test.db, { key, from: company(`${key} GmbH`), ...over });
const caseOf = (caseId: string) => caseRecord(test.db, caseId, settings.languages);
const bookingsOf = (caseId: string) =>
  test.db.query(
    `select account, contra_account as contra, side, amount, skonto, document_field as field, text
     from booking where case_id = $1 and invoice_id is null order by id`,
    [caseId],
  );
const rate = (from: string, of: string) => ({ currency: 'CHF', from, rate: of, source: 'EZB' });
const back = { bookedOn: '2026-11-18', reversal: true };

describe('a payment that the bank takes back', () => {
  it('opens its invoice again, in the books as well, and the customer may pay it once more', async () => {
    const invoice = await invoiceFor('anton');
    await allocate(await moved({ text: invoice.number }));
    const returned = await moved({ ...back, amount: '-1190.00', text: `Rückgabe ${invoice.number}` });
    const outcome = await allocate(returned);
    expect(outcome).toMatchObject({
      verdict: 'taken_back',
      unallocated: '0.00',
      allocations: [{ invoiceNumber: invoice.number, amount: '-1190.00', skonto: '0.00', dealKey: 'anton' }],
    });
    const another = { key: `another flow/${returned}`, at };
    expect(await allocatePayment(roomOf(test.db), returned, another)).toEqual(outcome);
    expect(await caseOf(invoice.caseId)).toMatchObject({
      paymentStatus: 'open',
      received: '0.00',
      open: '1190.00',
      paidOn: null,
    });
    expect((await caseFacts(test.db, [invoice.caseId]))[0]?.paid).toBeNull();
    const row = { account: '1200', contra: '10000', amount: '1190.00', skonto: null, field: invoice.number };
    expect(await bookingsOf(invoice.caseId)).toEqual([
      { ...row, side: 'S', text: 'Zahlung anton GmbH' },
      { ...row, side: 'H', text: 'Rückgabe anton GmbH' },
    ]);
    await allocate(await moved({ text: `nochmals ${invoice.number}`, bookedOn: '2026-11-20' }));
    expect(await caseOf(invoice.caseId)).toMatchObject({ paymentStatus: 'paid', open: '0.00', paidOn: '2026-11-20' });
  });

  it('with Skonto is owed in full again', async () => {
    const invoice = await invoiceFor('berta');
    await allocate(await moved({ amount: '1166.20', text: invoice.number }));
    await allocate(await moved({ ...back, amount: '-1166.20', text: invoice.number }));
    expect(await caseOf(invoice.caseId)).toMatchObject({ open: '1190.00', received: '0.00', skonto: '0.00' });
    expect(await bookingsOf(invoice.caseId)).toMatchObject([
      { side: 'S', amount: '1166.20', skonto: '23.80' },
      { side: 'H', amount: '1166.20', skonto: '23.80' },
    ]);
    const { batches } = await closeBatches(roomOf(test.db), { key: 'close/berta', at });
    const file = await roomOf(test.db).files.get({ sha256: batches[0]?.file.sha256 ?? '' });
    const rows = new TextDecoder('windows-1252').decode(file).split('\r\n');
    const money = rows.map((row) => row.split(';')).filter((cells) => cells[12] === '23,80');
    expect(money.map(([amount, side]) => [amount, side])).toEqual([
      ['1166,20', '"S"'],
      ['1166,20', '"H"'],
    ]);
  });

  it('is known by its end-to-end id among payments of the same amount, and by the reason of a return', async () => {
    const { caseId, contractId } = await signedDeal(test.db, 'conrad', company('Conrad GmbH'));
    const first = await invoiceUnder(test.db, contractId, { key: 'conrad 1' });
    const second = await invoiceUnder(test.db, contractId, { key: 'conrad 2' });
    for (const { number } of [first, second]) await allocate(await moved({ text: number, endToEndId: `E-${number}` }));
    await allocate(
      await moved({ bookedOn: '2026-11-18', amount: '-1190.00', returned: 'AC04', endToEndId: `E-${second.number}` }),
    );
    const open = await test.db.query(
      'select i.number, o.open from open_item o join invoice i on i.id = o.invoice_id where o.case_id = $1 order by i.number',
      [caseId],
    );
    expect(open).toEqual([
      { number: first.number, open: '0.00' },
      { number: second.number, open: '1190.00' },
    ]);
    expect(await caseOf(caseId)).toMatchObject({ paymentStatus: 'partly_paid', paidOn: '2026-11-11' });
  });

  it('is known by its end-to-end id among equal parts of one invoice', async () => {
    const invoice = await invoiceFor('cosima', { skontoPercent: '0' });
    const parts = [];
    for (const endToEndId of ['C-1', 'C-2']) {
      parts.push(await moved({ amount: '595.00', text: invoice.number, endToEndId, payer: 'Cosima GmbH' }));
      await allocate(parts.at(-1) ?? '');
    }
    const returned = { bookedOn: '2026-11-18', amount: '-595.00', reversal: true, text: invoice.number };
    await askedOf(await moved(returned));
    await allocate(await moved({ ...returned, endToEndId: 'C-1' }));
    const left = await test.db.query(
      'select transaction_id as of from allocation where reversed_by is null and amount > 0 and transaction_id = any($1)',
      [parts],
    );
    expect(left).toEqual([{ of: parts[1] }]);
  });

  it('is taken back once where two returns of it arrive at the same time', async () => {
    const invoice = await invoiceFor('dagobert');
    const paid = await moved({ text: invoice.number });
    await allocate(paid);
    const returns = [
      await moved({ ...back, amount: '-1190.00', text: invoice.number }),
      await moved({ ...back, amount: '-1190.00', text: `Rückgabe ${invoice.number}` }),
    ];
    // Both have looked for the payment before either of them takes it back.
    const both = await test.db.transaction(async (tx) => {
      await tx.query('select 1 from bank_transaction where id = $1 for update', [paid]);
      const waiting = Promise.allSettled(returns.map((one) => allocate(one)));
      await delay(300);
      return { waiting };
    });
    const outcomes = await both.waiting;
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toEqual([expect.any(QuestionRaised)]);
    expect(await caseOf(invoice.caseId)).toMatchObject({ open: '1190.00', received: '0.00' });
  });

  it('is late again the next morning where its invoice is due', async () => {
    const invoice = await invoiceFor('dora');
    await allocate(await moved({ text: invoice.number }));
    await allocate(await moved({ ...back, amount: '-1190.00', text: invoice.number }));
    const { cases } = await markOverdue(test.db, { key: 'overdue/dora', at: new Date('2026-12-10T08:00:00Z') });
    expect(cases).toContainEqual(expect.objectContaining({ caseId: invoice.caseId, open: '1190.00' }));
  });

  it('for several invoices opens all of them, and takes what stood to the credit of the customer', async () => {
    const from = company('Emil GmbH');
    const [one, other] = [await invoiceFor('emil 1', { from }), await invoiceFor('emil 2', { from })];
    const invoiceNumbers = `${one.number}, ${other.number}`;
    await allocate(await moved({ amount: '2400.00' }), answered('allocate', { invoiceNumbers }));
    const outcome = await allocate(await moved({ ...back, amount: '-2400.00', text: other.number }));
    expect(outcome).toMatchObject({
      unallocated: '-20.00',
      allocations: [{ amount: '-1190.00' }, { amount: '-1190.00' }],
    });
    expect(await bookingsOf(one.caseId)).toMatchObject([
      { side: 'S', amount: '1190.00' },
      { side: 'S', amount: '20.00', field: '' },
      { side: 'H', amount: '1190.00' },
      { side: 'H', amount: '20.00', field: '' },
    ]);
    expect(await caseOf(other.caseId)).toMatchObject({ open: '1190.00' });
    const found = await readCase(test.db, one.caseId, () => '');
    const credit = found?.vouchers.filter(({ number }) => number.startsWith('1200 / '));
    const payments =
      found?.vouchers.filter(({ kind, number }) => kind === 'payment' && number === one.number).map(({ id }) => id) ??
      [];
    expect(credit).toMatchObject([{ amount: '20.00' }, { amount: '-20.00' }]);
    expect(credit?.map((voucher) => voucher.from.filter((id) => payments.includes(id)))).toEqual(
      payments.map((id) => [id]),
    );
  });

  it('shows with the payment in the chain of its case', async () => {
    const invoice = await invoiceFor('friedrich');
    await allocate(await moved({ text: invoice.number }));
    await allocate(await moved({ ...back, amount: '-1190.00', text: invoice.number }));
    const found = await readCase(test.db, invoice.caseId, () => '');
    const [paid, returned] = found?.vouchers.filter(({ kind }) => kind === 'payment') ?? [];
    expect(paid).toMatchObject({ state: 'taken_back', amount: '1190.00', from: [invoice.invoiceId] });
    expect(returned).toMatchObject({ state: 'returned', amount: '-1190.00', date: '2026-11-18', from: [paid?.id] });
    const { chains } = await chainReport(test.db);
    expect(chains.find(({ deal }) => deal.id === 'friedrich')?.payments).toMatchObject([
      { amount: '1190.00' },
      { amount: '-1190.00' },
    ]);
  });

  it('in francs is worth as much in euros as when it came', async () => {
    const own = { ...settings, exchangeRates: [rate('2026-01-01', '0.9400'), rate('2026-11-15', '0.9000')] };
    const from = company('Zürich Uhren AG', {
      address: { street: 'Seeweg 2', zip: '8001', city: 'Zürich', country: 'CH' },
    });
    const taxCase = { code: 'ch', category: 'O' as const, exemptionCode: 'VATEX-EU-O' };
    const invoice = await invoiceFor('chf', { from, taxCase, currency: 'CHF', skontoPercent: '0' });
    const account = { iban: 'CH9300762011623852957', currency: 'CHF' };
    await allocate(await moved({ amount: '1000.00', text: invoice.number }, account), undefined, own);
    await allocate(await moved({ ...back, amount: '-1000.00', text: invoice.number }, account), undefined, own);
    const rows = await test.db.query(
      'select side, account, base_amount as base from booking where allocation_id is not null and case_id = $1 order by id',
      [invoice.caseId],
    );
    expect(rows).toEqual([
      { side: 'S', account: '1210', base: '1063.83' },
      { side: 'H', account: '1210', base: '1063.83' },
    ]);
  });
});

describe('money that may be a payment taken back', () => {
  it('is asked about where the bank does not call it a return, and may leave the invoice settled', async () => {
    const invoice = await invoiceFor('gustav');
    await allocate(await moved({ text: invoice.number }));
    const left = await moved({ amount: '-1190.00', text: `Erstattung ${invoice.number}`, bookedOn: '2026-11-18' });
    expect(await askedOf(left)).toMatchObject({
      kind: 'bank.unmatched_payment',
      title: { en: 'Which payment does the outgoing 1,190.00\u00a0EUR take back?' },
      evidence: { payments: [{ bookedOn: '2026-11-11', amount: '1190.00', invoiceNumbers: [invoice.number] }] },
      options: [{ value: 'take_back', fields: [{ suggestion: invoice.number }] }, { value: 'ignore' }],
    });
    expect(await allocate(left, answered('ignore', { reason: 'goodwill' }))).toMatchObject({ verdict: 'ignored' });
    expect(await caseOf(invoice.caseId)).toMatchObject({ paymentStatus: 'paid' });
  });

  it('is no business of an invoice where the amount is another, or its number is only part of a longer one', async () => {
    const invoice = await invoiceFor('heinrich');
    await allocate(await moved({ text: invoice.number }));
    for (const text of [`Lieferant, zu ${invoice.number}`, `Rechnung ${invoice.number}7`]) {
      const amount = text.startsWith('Lieferant') ? '-80.00' : '-1190.00';
      expect(await allocate(await moved({ amount, text }))).toMatchObject({ verdict: 'outgoing' });
    }
  });

  it('takes back the part that it paid for one of two invoices', async () => {
    const [one, other] = [await invoiceFor('ida'), await invoiceFor('julius', { skontoPercent: '0' })];
    const invoiceNumbers = `${one.number} ${other.number}`;
    await allocate(await moved({ amount: '2000.00' }), answered('allocate', { invoiceNumbers }));
    const left = await moved({ ...back, amount: '-810.00', text: other.number });
    expect((await askedOf(left)).evidence).toMatchObject({ payments: [{ amount: '2000.00' }] });
    await allocate(left, answered('take_back', { invoiceNumber: other.number }));
    expect(await caseOf(one.caseId)).toMatchObject({ open: '0.00' });
    expect(await caseOf(other.caseId)).toMatchObject({ open: '1190.00' });
    const rest = await moved({ ...back, amount: '-1190.00', text: one.number });
    expect(await allocate(rest)).toMatchObject({ unallocated: '0.00', allocations: [{ invoiceNumber: one.number }] });
  });

  it('books what the bank keeps for it as charges', async () => {
    const invoice = await invoiceFor('konrad');
    await allocate(await moved({ text: invoice.number }));
    const left = await moved({ ...back, amount: '-1194.50', text: invoice.number });
    await askedOf(left);
    const outcome = await allocate(left, answered('take_back', { invoiceNumber: invoice.number }));
    expect(outcome).toMatchObject({ unallocated: '-4.50', allocations: [{ amount: '-1190.00' }] });
    expect(await bookingsOf(invoice.caseId)).toMatchObject([
      { side: 'S', amount: '1190.00' },
      { side: 'H', amount: '1190.00', contra: expect.stringMatching(/^1\d{4}$/) },
      { side: 'H', amount: '4.50', account: '1200', contra: '4970', text: 'Gebühr Rückgabe konrad GmbH' },
    ]);
  });

  it('is asked about again where it fits no payment for the invoice, or that was taken back already', async () => {
    const invoice = await invoiceFor('ludwig');
    await allocate(await moved({ text: invoice.number }));
    const less = await moved({ ...back, amount: '-5.00', text: invoice.number });
    const answer = answered('take_back', { invoiceNumber: invoice.number });
    expect((await askedOf(less, answer)).evidence).toMatchObject({
      why: { en: expect.stringContaining(invoice.number) },
    });
    await allocate(await moved({ ...back, amount: '-1190.00', text: invoice.number }));
    const twice = await moved({ ...back, bookedOn: '2026-11-19', amount: '-1190.00', text: invoice.number });
    expect((await askedOf(twice, answer)).evidence).toMatchObject({ payments: [] });
    expect(await caseOf(invoice.caseId)).toMatchObject({ open: '1190.00' });
  });
});
