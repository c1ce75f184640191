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
  today,
} from '../../../test/company.ts';
import { caseFacts } from '../../read/case-facts.ts';
import { caseRecord } from '../../read/case-record.ts';
import { cancelInvoice, correctInvoice } from './invoice-correction.ts';
import { markOverdue } from './overdue.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const discounted = { ...consulting, discountPercent: '10' };
const correct = (number: string, key = `correct/${number}`) =>
  correctInvoice(
    roomOf(test.db),
    { number, reason: 'falsche Menge', lines: [{ ...consulting, quantity: '8' }] },
    { key, at: today },
  );

describe('correcting an invoice', () => {
  it('cancels it to the cent and issues the corrected one', async () => {
    const original = await issuedInvoice(test.db, { key: 'c1', from: company('Korrektur GmbH'), lines: [discounted] });
    const { cancellation, replacement } = await correct(original.number);
    expect(cancellation).toMatchObject({
      kind: 'cancellation',
      number: 'ST-2026-00001',
      net: '-900.00',
      tax: '-171.00',
      gross: '-1071.00',
    });
    expect(replacement).toMatchObject({ kind: 'invoice', number: 'RE-2026-00002', gross: '952.00' });
    const [record, reports] = [
      await caseRecord(test.db, original.caseId, settings.languages),
      await test.db.query<{ findings: unknown }>(
        `select report->'findings' as findings from invoice where state = 'issued'`,
      ),
    ];
    expect(record).toMatchObject({ invoiced: '952.00', open: '952.00', paymentStatus: 'open' });
    expect(reports.map(({ findings }) => findings)).toEqual([[], [], []]);
  });

  it('takes the bookings back under the number of the invoice that they clear', async () => {
    const rows = await test.db.query(
      'select side, amount, document_field as field, general_reversal as reversal from booking order by id',
    );
    expect(rows).toEqual([
      { side: 'S', amount: '1071.00', field: 'RE-2026-00001', reversal: false },
      { side: 'H', amount: '1071.00', field: 'RE-2026-00001', reversal: true },
      { side: 'S', amount: '952.00', field: 'RE-2026-00002', reversal: false },
    ]);
  });

  it('takes back in euros what the invoice brought, whatever the rate is on the day', async () => {
    const zurich = company('Zürich Uhren AG', {
      address: { street: 'Seeweg 2', zip: '8001', city: 'Zürich', country: 'CH' },
    });
    const taxCase = { code: 'ch', category: 'O' as const, exemptionCode: 'VATEX-EU-O' };
    const { number, caseId } = await issuedInvoice(test.db, {
      key: 'c-chf',
      from: zurich,
      taxCase,
      currency: 'CHF',
      skontoPercent: '0',
    });
    const later = {
      ...settings,
      exchangeRates: [
        ...settings.exchangeRates,
        { currency: 'CHF', from: '2026-12-01', rate: '0.9000', source: 'EZB' },
      ],
    };
    const request = { number, reason: 'falsche Menge', lines: [{ ...consulting, quantity: '8' }] };
    await correctInvoice({ ...roomOf(test.db), settings: later }, request, {
      key: 'correct/chf',
      at: new Date('2026-12-02T09:00:00Z'),
    });
    const rows = await test.db.query('select side, base_amount as base from booking where case_id = $1 order by id', [
      caseId,
    ]);
    expect(rows).toEqual([
      { side: 'S', base: '1063.83' },
      { side: 'H', base: '1063.83' },
      { side: 'S', base: '888.89' },
    ]);
  });

  it('names the cancelled invoice in the e-invoice', async () => {
    const [row] = await test.db.query<{ xml: { sha256: string } }>(
      `select xml from invoice where number = 'ST-2026-00001'`,
    );
    const xml = new TextDecoder().decode(await roomOf(test.db).files.get({ sha256: row?.xml.sha256 ?? '' }));
    expect(xml).toContain('<cbc:InvoiceTypeCode>384</cbc:InvoiceTypeCode>');
    expect(xml).toMatch(/<cac:InvoiceDocumentReference>\s*<cbc:ID>RE-2026-00001<\/cbc:ID>/);
  });

  it('happens once for its key and is refused a second time', async () => {
    const again = await correct('RE-2026-00001');
    expect(again.replacement.number).toBe('RE-2026-00002');
    await expect(correct('RE-2026-00001', 'another')).rejects.toThrow('billing.invoice_cancelled_already');
    await expect(correct('RE-1999-00001')).rejects.toThrow('billing.invoice_unknown');
  });
});

describe('cancelling an invoice', () => {
  it('leaves nothing billed, nothing open and nothing paid, and takes its bookings back', async () => {
    const original = await issuedInvoice(test.db, { key: 'widerruf', from: company('Widerruf GmbH') });
    const request = { number: original.number, reason: 'vom Kunden widerrufen' };
    const effect = { key: 'cancel/widerruf', at: new Date('2026-12-20T09:00:00Z') };
    await markOverdue(test.db, { key: 'overdue/widerruf', at: effect.at });
    const cancellation = await cancelInvoice(roomOf(test.db), request, effect);
    expect(cancellation).toMatchObject({ kind: 'cancellation', gross: '-1190.00', dealKey: 'widerruf' });
    expect(await cancelInvoice(roomOf(test.db), request, effect)).toEqual(cancellation);
    expect(await caseRecord(test.db, original.caseId, settings.languages)).toMatchObject({
      paymentStatus: 'cancelled',
      invoiced: '0.00',
      open: '0.00',
      overdueSince: null,
    });
    expect((await caseFacts(test.db, [original.caseId]))[0]?.paid).toBeNull();
    const rows = await test.db.query(
      'select side, amount, document_field as field, general_reversal as reversal from booking where case_id = $1 order by id',
      [original.caseId],
    );
    const field = original.number;
    expect(rows).toEqual([
      { side: 'S', amount: '1190.00', field, reversal: false },
      { side: 'H', amount: '1190.00', field, reversal: true },
    ]);
    const again = cancelInvoice(roomOf(test.db), request, { ...effect, key: 'cancel/again' });
    await expect(again).rejects.toThrow('billing.invoice_cancelled_already');
  });

  it('leaves the other invoice of the case open, with its own due date', async () => {
    const { caseId, contractId } = await signedDeal(test.db, 'zwei Teile', company('Zwei Teile GmbH'));
    const first = await invoiceUnder(test.db, contractId, { key: 'teil 1' });
    const later = new Date('2026-11-20T09:00:00Z');
    const second = await invoiceUnder(test.db, contractId, { key: 'teil 2', at: later });
    const due = async () => (await caseRecord(test.db, caseId, settings.languages))?.dueDate;
    expect(await due()).toBe(first.dueDate);
    const request = { number: first.number, reason: 'doppelt' };
    await cancelInvoice(roomOf(test.db), request, { key: 'cancel/teil 1', at: later });
    expect(await due()).toBe(second.dueDate);
  });
});
