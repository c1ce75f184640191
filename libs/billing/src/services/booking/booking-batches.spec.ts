import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readBookingBatch, readExtf } from '@belegfluss/documents';
import type { Answer } from '@belegfluss/sdk';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import {
  answered,
  company,
  consulting,
  customerOf,
  domestic,
  issuedInvoice,
  roomOf,
  signedDeal,
  today,
} from '../../../test/company.ts';
import { draftInvoice } from '../invoice/invoice-drafts.ts';
import { issueInvoice } from '../invoice/invoice-issue.ts';
import { closeBatches, confirmBatch, type ClosedBatch } from './booking-batches.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const close = (key: string) => closeBatches(roomOf(test.db), { key, at: today });
const rowsOf = async (file: ClosedBatch['file'] | undefined) => {
  const { headings, rows } = readExtf(await roomOf(test.db).files.get(file ?? { sha256: '' }));
  return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index]])));
};

describe('closing booking batches', () => {
  it('writes every booking and the debtors that DATEV does not know', async () => {
    await issuedInvoice(test.db, { key: 'b1', from: company('Stapel GmbH') });
    await issuedInvoice(test.db, { key: 'b2', from: company('Stapel GmbH') });
    const { batches } = await close('close/1');
    expect(batches).toMatchObject([
      { fileName: 'EXTF_Buchungsstapel_2026_0001.csv', debtorsFileName: 'EXTF_Debitoren_2026_0001.csv', bookings: 2 },
    ]);
    expect(await rowsOf(batches[0]?.file)).toMatchObject([
      {
        'Umsatz (ohne Soll/Haben-Kz)': '1190,00',
        'Soll/Haben-Kennzeichen': 'S',
        Konto: '10000',
        'Gegenkonto (ohne BU-Schlüssel)': '8400',
        'Belegfeld 1': 'RE-2026-00001',
        'Belegfeld 2': '021226',
        Belegdatum: '0211',
      },
      { 'Belegfeld 1': 'RE-2026-00002' },
    ]);
    expect(await rowsOf(batches[0]?.debtorsFile)).toMatchObject([
      {
        Konto: '10000',
        'Name (Adressattyp Unternehmen)': 'Stapel GmbH',
        'E-Mail': expect.stringMatching(/^einkauf@\w+\.example$/),
      },
    ]);
    expect(await close('close/1')).toEqual({ batches });
  });

  it('brings a debtor along once, and makes no empty batch', async () => {
    await customerOf(test.db, company('Noch ohne Rechnung GmbH'));
    await issuedInvoice(test.db, { key: 'b3', from: company('Stapel GmbH') });
    const { batches } = await close('close/2');
    expect(batches[0]).toMatchObject({ bookings: 1 });
    expect(batches[0]?.debtorsFile).toBeUndefined();
    expect(await close('close/3')).toEqual({ batches: [] });
  });

  it('hands foreign amounts over in their currency, with rate and amount in euros', async () => {
    const from = company('Zürich Uhren AG', {
      address: { street: 'Seeweg 2', zip: '8001', city: 'Zürich', country: 'CH' },
    });
    await issuedInvoice(test.db, {
      key: 'chf',
      from,
      taxCase: { code: 'ch', category: 'O', exemptionCode: 'VATEX-EU-O' },
      currency: 'CHF',
    });
    const { batches } = await close('close/chf');
    expect(await rowsOf(batches[0]?.file)).toMatchObject([
      {
        'Umsatz (ohne Soll/Haben-Kz)': '1000,00',
        'WKZ Umsatz': 'CHF',
        Kurs: '0,9400',
        'Basis-Umsatz': '1063,83',
        'WKZ Basis-Umsatz': 'EUR',
      },
    ]);
  });

  it('takes customers whose names and addresses DATEV cannot hold along instead of holding all others up', async () => {
    const from = company('Łódź 株式会社 sp. z o.o.', {
      address: { street: 'Příkop 5\nHof', zip: '12345678901234', city: 'Győr', country: 'DE' },
      email: `${'a'.repeat(60)}@x.example`,
    });
    await issuedInvoice(test.db, { key: 'polish', from });
    const { batches } = await close('close/polish');
    expect(await rowsOf(batches[0]?.file)).toMatchObject([{ Buchungstext: 'Lódz ???? sp. z o.o.' }]);
    expect(await rowsOf(batches[0]?.debtorsFile)).toMatchObject([
      {
        'Name (Adressattyp Unternehmen)': 'Lódz ???? sp. z o.o.',
        Straße: 'Príkop 5 Hof',
        Postleitzahl: '1234567890',
        Ort: 'Gyor',
        'E-Mail': '',
      },
    ]);
  });

  it('asks about a batch that DATEV refused, and takes it as taken once a person did so', async () => {
    await issuedInvoice(test.db, { key: 'refused', from: company('Abgelehnt GmbH') });
    const { batches } = await close('close/refused');
    const batchId = batches[0]?.batchId ?? '';
    const refused = { batchId, jobId: 'job', at: today.toISOString(), refused: { messages: ['Zeile 3'] } };
    const confirm = (answer?: Answer) =>
      confirmBatch(test.db, refused, { key: `confirm/${batchId}`, at: today, answer });
    await expect(confirm()).rejects.toMatchObject({
      question: { kind: 'accounting.batch_refused', evidence: { messages: ['Zeile 3'] } },
    });
    await expect(confirm(answered('give_up'))).rejects.toThrow('billing.batch_refused');
    expect(await test.db.query('select state from booking_batch where id = $1', [batchId])).toEqual([
      { state: 'closed' },
    ]);
    expect((await confirm(answered('taken_by_hand'))).cases).toMatchObject([{ dealKey: 'refused' }]);
  });

  it('makes one batch for each calendar year', async () => {
    await issuedInvoice(test.db, { key: 'b4', from: company('Jahr GmbH'), at: new Date('2026-12-31T10:00:00Z') });
    await issuedInvoice(test.db, { key: 'b5', from: company('Jahr GmbH'), at: new Date('2027-01-02T10:00:00Z') });
    const { batches } = await close('close/4');
    expect(batches.map(({ fileName }) => fileName)).toEqual([
      'EXTF_Buchungsstapel_2026_0006.csv',
      'EXTF_Buchungsstapel_2027_0001.csv',
    ]);
  });

  it('makes a batch of its own for each fiscal year within a calendar year', async () => {
    await issuedInvoice(test.db, { key: 'b6', from: company('Jahr GmbH'), at: new Date('2028-06-30T10:00:00Z') });
    await issuedInvoice(test.db, { key: 'b7', from: company('Jahr GmbH'), at: new Date('2028-07-01T10:00:00Z') });
    const room = roomOf(test.db);
    const datev = { ...room.settings.datev, fiscalYearStart: '07-01' };
    const { batches } = await closeBatches(
      { ...room, settings: { ...room.settings, datev } },
      { key: 'close/5', at: today },
    );
    const headers = await Promise.all(
      batches.map(async ({ file }) => readBookingBatch(await room.files.get(file)).header),
    );
    expect(headers.map(({ fiscalYearStart }) => fiscalYearStart)).toEqual(['2027-07-01', '2028-07-01']);
    expect(batches.map(({ bookings }) => bookings)).toEqual([1, 1]);
  });

  it('puts each booking into exactly one batch while ten workers close and invoices are issued', async () => {
    const invoices = Array.from({ length: 10 }, (_, index) =>
      issuedInvoice(test.db, { key: `many-${index}`, from: company('Viele GmbH') }),
    );
    await invoices[0];
    const closed = await Promise.all(Array.from({ length: 10 }, (_, index) => close(`close/many-${index}`)));
    await Promise.all(invoices);
    const last = await close('close/last');
    const exported = [...closed, last]
      .flatMap(({ batches }) => batches)
      .reduce((all, { bookings }) => all + bookings, 0);
    expect(exported).toBe(10);
    expect(await test.db.query('select 1 from booking where batch_id is null')).toEqual([]);
  });

  it('never lets a booking change its batch', async () => {
    await expect(test.db.query('update booking set batch_id = null')).rejects.toThrow('one batch for ever');
  });

  it('marks a case as booked once all its invoices are in confirmed batches', async () => {
    const invoice = await issuedInvoice(test.db, { key: 'confirm', from: company('Bestätigt GmbH') });
    const { batches } = await close('close/confirm');
    const confirmed = { batchId: batches[0]?.batchId ?? '', jobId: 'job-1', at: '2026-11-03T10:00:00.000Z' };
    expect(await confirmBatch(test.db, confirmed, { key: 'confirm/1', at: today })).toEqual({
      cases: [{ caseId: invoice.caseId, dealKey: 'confirm' }],
    });
    const [row] = await test.db.query<{ booked: Date }>('select booked_at as booked from case_file where id = $1', [
      invoice.caseId,
    ]);
    expect(row?.booked.toISOString()).toBe('2026-11-03T10:00:00.000Z');
    const unknown = confirmBatch(test.db, { ...confirmed, batchId: 'none' }, { key: 'confirm/2', at: today });
    await expect(unknown).rejects.toThrow('billing.batch_unknown');
  });

  it('does not mark a case as booked while another invoice of it has gone to no batch', async () => {
    const { caseId, contractId } = await signedDeal(test.db, 'two', company('Zweimal GmbH'));
    const bill = async (key: string) => {
      const paymentTerm = { code: 'N30', days: 30, skontoDays: 0, skontoPercent: '0' };
      const lines = [consulting];
      const words = { buyerReference: 'B', serviceDate: '2026-10-30' };
      const request = { contractId, lines, paymentTerm, taxCase: domestic, ...words };
      const { invoiceId } = await draftInvoice(roomOf(test.db), request, { key: `draft/${key}`, at: today });
      await issueInvoice(roomOf(test.db), invoiceId, { key: `issue/${key}`, at: today });
    };
    const confirm = async (key: string) => {
      const { batches } = await close(`close/${key}`);
      const confirmed = { batchId: batches[0]?.batchId ?? '', jobId: key, at: '2026-11-03T10:00:00.000Z' };
      return () => confirmBatch(test.db, confirmed, { key: `confirm/${key}`, at: today });
    };
    await bill('first');
    const first = await confirm('two/1');
    await bill('second');
    expect(await first()).toEqual({ cases: [] });
    const second = await confirm('two/2');
    expect(await second()).toEqual({ cases: [{ caseId, dealKey: 'two' }] });
  });

  it('tells the VAT id of customers who owe the tax themselves, and of no others', async () => {
    const italian = company('Acqua S.p.A.', {
      vatId: 'it 00743110157',
      address: { street: 'Via 1', zip: '20121', city: 'Milano', country: 'IT' },
    });
    const exemptionText = { de: 'Steuerschuldnerschaft des Leistungsempfängers', en: 'Reverse charge' };
    const taxCase = { code: 'eu', category: 'AE', exemptionCode: 'VATEX-EU-AE', exemptionText } as const;
    await issuedInvoice(test.db, { key: 'eu', from: italian, taxCase });
    await issuedInvoice(test.db, { key: 'home', from: company('Inland GmbH', { vatId: 'DE811569869' }) });
    const { batches } = await close('close/eu');
    const told = (await rowsOf(batches[0]?.file)).map((row) => row['EU-Land u. UStID (Bestimmung)']);
    expect(told).toEqual(['IT00743110157', '']);
  });
});
