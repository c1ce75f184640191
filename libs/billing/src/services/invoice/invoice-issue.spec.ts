import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeCreditorReference, readHybridPdf, validateInvoice } from '@belegfluss/documents';
import type { Answer, FileRef } from '@belegfluss/sdk';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import {
  answered,
  company,
  consulting,
  domestic,
  issuedInvoice,
  roomOf,
  settings,
  signedDeal,
  today,
} from '../../../test/company.ts';
import { pdfWords } from '../../../test/pdf-words.ts';
import { scannedCode } from '../../../test/scanned-code.ts';
import { caseRecord } from '../../read/case-record.ts';
import type { TaxCase } from '../../rules/invoices/tax-case.ts';
import { draftInvoice } from './invoice-drafts.ts';
import { issueInvoice } from './invoice-issue.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const term = { code: 'S14N30', days: 30, skontoDays: 14, skontoPercent: '2' };
const draft = async (key: string, over: Record<string, unknown> = {}) => {
  const { contractId } = await signedDeal(test.db, key, company(`${key} GmbH`));
  const request = {
    contractId,
    lines: [consulting],
    paymentTerm: term,
    taxCase: domestic,
    buyerReference: 'B-1',
    serviceDate: '2026-10-30',
    ...over,
  };
  return draftInvoice({ db: test.db, settings }, request, { key: `draft/${key}`, at: today });
};
const reverseCharge: TaxCase = {
  code: 'eu',
  category: 'AE',
  exemptionCode: 'VATEX-EU-AE',
  exemptionText: { de: 'Steuerschuldnerschaft des Leistungsempfängers', en: 'Reverse charge' },
};
const numbers = async () =>
  (await test.db.query<{ number: string }>(`select number from invoice where number like 'RE-%' order by number`)).map(
    ({ number }) => number,
  );

describe('issuing an invoice', () => {
  it('gives number, totals, dates, Skonto, open item and bookings', async () => {
    const invoice = await issuedInvoice(test.db, { key: 'i1', from: company('Erste GmbH') });
    expect(invoice).toMatchObject({
      number: 'RE-2026-00001',
      kind: 'invoice',
      net: '1000.00',
      tax: '190.00',
      gross: '1190.00',
      issueDate: '2026-11-02',
      dueDate: '2026-12-02',
      dealKey: 'i1',
    });
    const [item] = await test.db.query(
      'select amount, open, skonto_until::text as until, skonto_amount as skonto, reference from open_item',
    );
    expect(item).toEqual({
      amount: '1190.00',
      open: '1190.00',
      until: '2026-11-16',
      skonto: '23.80',
      reference: expect.stringMatching(/^RF\d\dRE202600001$/),
    });
    const bookings = await test.db.query(
      'select contra_account as contra, side, amount, document_field as field, cost_centre as centre from booking',
    );
    expect(bookings).toEqual([{ contra: '8400', side: 'S', amount: '1190.00', field: 'RE-2026-00001', centre: '100' }]);
  });

  it('keeps XRechnung and PDF with the report of the check', async () => {
    const { xml, pdf } = await issuedInvoice(test.db, { key: 'i2', from: company('Zweite GmbH') });
    const text = new TextDecoder().decode(await roomOf(test.db).files.get(xml));
    expect(text).toContain('<cbc:ID>RE-2026-00002</cbc:ID>');
    expect(text).toContain('#SKONTO#TAGE=14#PROZENT=2.00#\n');
    const bytes = await roomOf(test.db).files.get(pdf);
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
    const [row] = await test.db.query<{ report: { ruleSets: unknown[]; file: FileRef } }>(
      `select report from invoice where number = 'RE-2026-00002'`,
    );
    expect(row?.report).toMatchObject({
      valid: true,
      profile: 'xrechnung',
      findings: [],
      ruleSets: [{ name: 'EN 16931', version: expect.any(String) }, { name: 'XRechnung' }],
    });
    const page = pdfWords(await roomOf(test.db).files.get(row?.report.file ?? { sha256: '' }));
    if (page !== undefined) expect(page).toMatch(/RE-2026-00002[^]*EN 16931 [\d.]+/);
  });

  it('puts the XML into the PDF for customers who want ZUGFeRD, and for all where the settings say so', async () => {
    const asked = await issuedInvoice(test.db, {
      key: 'z1',
      from: company('Buchladen GmbH', { invoiceFormat: 'zugferd' }),
    });
    const room = roomOf(test.db);
    const usual = { ...room, settings: { ...settings, invoiceFormat: 'zugferd' as const } };
    const others = await issueInvoice(usual, (await draft('z2')).invoiceId, { key: 'issue/z2', at: today });
    for (const { xml, pdf } of [asked, others]) {
      const inside = readHybridPdf(await room.files.get(pdf));
      expect(inside).toMatchObject({ name: 'factur-x.xml', claimedProfile: 'EN 16931' });
      expect(inside.xml).toEqual(await room.files.get(xml));
      expect(validateInvoice(inside.xml)).toMatchObject({ valid: true, profile: 'en16931', syntax: 'cii' });
    }
  });

  it('prints a GiroCode with account, amount and reference for customers who pay in euros', async () => {
    const { number, pdf } = await issuedInvoice(test.db, { key: 'giro', from: company('Zahlbar GmbH') });
    const code = scannedCode(await roomOf(test.db).files.get(pdf));
    if (code === undefined) return;
    const [service, version, , , bic, payee, iban, amount, , reference] = code.split('\n');
    const { bic: ownBic, iban: ownIban } =
      settings.seller.bankAccounts.find(({ currency }) => currency === 'EUR') ?? {};
    expect([service, version, bic, iban]).toEqual(['BCD', '002', ownBic, ownIban]);
    expect([payee, amount, reference]).toEqual([settings.seller.name, 'EUR1190.00', makeCreditorReference(number)]);
  });

  it('prints the Swiss payment part for customers who pay in francs', async () => {
    const { pdf } = await issuedInvoice(test.db, {
      key: 'francs',
      from: company('Basler Läckerli AG', {
        vatId: 'CHE-100.155.212',
        address: { street: 'Rheinweg 2', zip: '4051', city: 'Basel', country: 'CH' },
      }),
      taxCase: { code: 'ch', category: 'O', exemptionCode: 'VATEX-EU-O' },
      currency: 'CHF',
    });
    const words = pdfWords(await roomOf(test.db).files.get(pdf));
    if (words === undefined) return;
    expect(words).toContain('Zahlteil');
    expect(words).toContain('CH93 0076 2011 6238 5295 7');
  });

  it('gives the same invoice for the same effect key, and refuses a second issue under another', async () => {
    const { invoiceId } = await draft('twice');
    const issue = (key: string) => issueInvoice(roomOf(test.db), invoiceId, { key, at: today });
    const first = await issue('issue/twice');
    expect(await issue('issue/twice')).toEqual(first);
    await expect(issue('issue/other')).rejects.toThrow('billing.invoice_issued_already');
  });

  it('leaves no gap and no double among twenty issued at once, some of which fail', async () => {
    const before = (await numbers()).length;
    const drafts = await Promise.all(
      Array.from({ length: 20 }, (_, index) => draft(`many-${index}`, index % 5 === 0 ? { buyerReference: ' ' } : {})),
    );
    const outcomes = await Promise.allSettled(
      drafts.map(({ invoiceId }, index) =>
        issueInvoice(roomOf(test.db), invoiceId, { key: `issue/many-${index}`, at: today }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(16);
    const all = await numbers();
    expect(all).toHaveLength(before + 16);
    expect(all).toEqual(all.map((_, index) => `RE-2026-${String(index + 1).padStart(5, '0')}`));
  });

  it('counts one over nothing as paid, because no money will come', async () => {
    const invoice = await issuedInvoice(test.db, {
      key: 'present',
      from: company('Beschenkt GmbH'),
      lines: [{ ...consulting, discountPercent: '100' }],
    });
    expect(invoice.gross).toBe('0.00');
    expect(await caseRecord(test.db, invoice.caseId, settings.languages)).toMatchObject({
      paymentStatus: 'paid',
      open: '0.00',
    });
    expect(await test.db.query('select paid_at from case_file where id = $1', [invoice.caseId])).toEqual([
      { paid_at: today },
    ]);
  });

  it('never changes or loses an issued invoice', async () => {
    await expect(test.db.query(`update invoice set gross = 1 where number = 'RE-2026-00001'`)).rejects.toThrow(
      'never changes',
    );
    await expect(test.db.query(`delete from invoice where number = 'RE-2026-00001'`)).rejects.toThrow('never changes');
    await expect(test.db.query('update booking set amount = 1')).rejects.toThrow('never changes');
  });

  it('asks finance about what is missing for the e-invoice and uses no number up', async () => {
    const { invoiceId } = await draft('incomplete', { buyerReference: ' ' });
    const before = await numbers();
    const issue = (answer?: Answer) =>
      issueInvoice(roomOf(test.db), invoiceId, { key: 'issue/incomplete', at: today, answer });
    await expect(issue()).rejects.toMatchObject({
      question: {
        kind: 'invoice.not_valid',
        owner: 'finance',
        evidence: {
          customer: 'incomplete GmbH',
          findings: expect.arrayContaining([expect.objectContaining({ rule: 'BR-DE-15', term: 'BT-10' })]),
        },
      },
    });
    await expect(issue(answered('check_again'))).rejects.toThrow('einvoice.br_de_15');
    await expect(issue(answered('reject'))).rejects.toThrow('billing.invoice_rejected');
    expect(await numbers()).toEqual(before);
  });

  it('takes the customer as it is now where it is checked again, and the draft as it was made', async () => {
    const { invoiceId } = await draft('nowhere');
    const moveTo = (city: string) =>
      test.db.query(
        `update party set address = address || jsonb_build_object('city', $2::text) where id = (select party_id from invoice where id::text = $1)`,
        [invoiceId, city],
      );
    await moveTo('');
    const issue = (answer?: Answer) =>
      issueInvoice(roomOf(test.db), invoiceId, { key: 'issue/nowhere', at: today, answer });
    await expect(issue()).rejects.toMatchObject({
      question: { evidence: { findings: [expect.objectContaining({ term: 'BT-52' })] } },
    });
    await moveTo('Ulm');
    const issued = await issue(answered('check_again'));
    expect(issued).toMatchObject({ invoiceId, gross: '1190.00' });
    expect(new TextDecoder().decode(await roomOf(test.db).files.get(issued.xml))).toContain('<cbc:CityName>Ulm<');
  });

  it.each<[string, TaxCase, Record<string, unknown>]>([
    [
      'domestic at two rates',
      domestic,
      { lines: [consulting, { ...consulting, position: 2, taxRate: '7', account: '8300', discountPercent: '10' }] },
    ],
    ['a discount as an amount', domestic, { lines: [{ ...consulting, discountAmount: '50.00' }] }],
    [
      'reverse charge in the EU',
      reverseCharge,
      {
        from: company('Wiener Mehl GmbH', {
          vatId: 'atu 13585627',
          address: { street: 'Ring 1', zip: '1010', city: 'Wien', country: 'AT' },
        }),
      },
    ],
    [
      'a service to Switzerland in francs',
      {
        code: 'ch',
        category: 'O',
        exemptionCode: 'VATEX-EU-O',
        exemptionText: { de: 'Nicht steuerbar', en: 'Not subject to VAT' },
      },
      {
        currency: 'CHF',
        from: company('Zürich Uhren AG', {
          vatId: 'CHE-100.155.212',
          address: { street: 'Seeweg 2', zip: '8001', city: 'Zürich', country: 'CH' },
        }),
      },
    ],
    [
      'an export',
      { code: 'export', category: 'G', exemptionCode: 'VATEX-EU-G', exemptionText: { de: 'Ausfuhr', en: 'Export' } },
      { from: company('Oslo Fisk AS', { address: { street: 'Kai 3', zip: '0150', city: 'Oslo', country: 'NO' } }) },
    ],
  ])('passes the check of the e-invoice for %s', async (name, taxCase, over) => {
    const invoice = await issuedInvoice(test.db, { key: name, from: company(`Kunde ${name}`), taxCase, ...over });
    const [row] = await test.db.query<{ report: { findings: unknown[] } }>('select report from invoice where id = $1', [
      invoice.invoiceId,
    ]);
    expect(row?.report.findings).toEqual([]);
    const [sums] = await test.db.query<{ booked: string }>(
      'select sum(amount) as booked from booking where invoice_id = $1',
      [invoice.invoiceId],
    );
    expect(sums?.booked).toBe(invoice.gross);
  });
});
