import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { mutatedInputs } from '../../test/mutations/mutated-input.ts';
import { refusalOf } from '../../test/judges/refusal.ts';
import { sampleBatch, sampleDebtor, sampleHeader, sampleSale } from '../../test/samples/sample-datev.ts';
import { sampleInvoices } from '../../test/samples/sample-invoices.ts';
import { samplePackage } from '../../test/samples/sample-ledger.ts';
import { sampleLetterhead } from '../../test/samples/sample-letterhead.ts';
import { sampleDebits, sampleTransfers, withoutAddresses } from '../../test/samples/sample-payments.ts';
import { complaintsAbout } from '../../test/judges/schema-judge.ts';
import { storedFiles } from '../../test/judges/stored-zip-reader.ts';
import * as documents from '../index.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const { from: _from, to: _to, locked: _locked, currency: _currency, initials: _initials, ...header } = sampleHeader;
const { automaticAccounts, ...batch } = sampleBatch(
  { ...sampleSale, additional: [{ kind: 'Deal', content: '4711' }], otherFields: { Stück: '3' } },
  { ...sampleSale, currency: 'USD', rate: '1.1', baseAmount: '1298.18', baseCurrency: 'EUR', reversal: true },
);

type Judge = (written: unknown[]) => void;

const bytesOf = (each: unknown): Uint8Array =>
  each instanceof Uint8Array ? each : new TextEncoder().encode(String(each));
const readBy =
  (read: (bytes: Uint8Array) => unknown): Judge =>
  (written) =>
    written.forEach((each) => read(bytesOf(each)));
const validBy =
  (schema: string | undefined): Judge =>
  (written) =>
    schema === undefined || expect(complaintsAbout(schema, written.map(String)) ?? []).toEqual([]);
const bankSchema = (name: string): string | undefined => shared(`accounting/data/bank/xsd/${name}.xsd`);
const ledgerSchema = fileURLToPath(new URL('../../test/judges/datev-ledger-v060.xsd', import.meta.url));
const ledgersOf = (written: unknown[]): string[] =>
  written.flatMap((archive) =>
    [...storedFiles(bytesOf(archive))].flatMap(([name, text]) => (name.startsWith('Rechnungsdaten') ? [text] : [])),
  );

const linesOf =
  (form: RegExp): Judge =>
  (written) =>
    written.forEach((each) => expect((each as { payload: string }).payload).toMatch(form));
const town = { postCode: '8002', town: 'Zürich', country: 'CH' };
const invoice = sampleInvoices['mixed rates with Skonto'];

// The types of the writers are what is broken here, so that each takes anything.
type Anything = never;
interface Writer {
  write: (input: Anything) => unknown;
  valid: unknown;
  judge: Judge;
  rounds?: number;
}

const writers: Record<string, Writer> = {
  writeBookingBatch: {
    write: (input: object) => documents.writeBookingBatch(withAccounts(input)),
    valid: batch,
    judge: readBy((bytes) => documents.readBookingBatch(bytes, { automaticAccounts })),
  },
  writeDebtors: {
    write: documents.writeDebtors,
    valid: {
      header,
      rows: [
        { ...sampleDebtor, otherFields: { Postfach: '4711' } },
        { account: '10043', name: { first: 'Ada', last: 'Beispiel' } },
        { account: '70001', name: { unspecified: 'Bürobedarf Süd' }, paymentTerm: '10' },
      ],
    },
    judge: readBy(documents.readDebtors),
  },
  writeAccountLabels: {
    write: documents.writeAccountLabels,
    valid: { header, rows: [{ account: '8400', label: 'Erlöse', language: 'de-DE', longLabel: 'Erlöse 19 % USt' }] },
    judge: readBy(documents.readAccountLabels),
  },
  writeDatevPaymentTerms: {
    write: documents.writeDatevPaymentTerms,
    valid: {
      header,
      rows: [{ number: '10', label: '14 Tage', dueType: '1', skonto: [{ percent: '2.00', days: 14 }], dueDays: 30 }],
    },
    judge: readBy(documents.readDatevPaymentTerms),
  },
  writeDocumentPackage: {
    write: documents.writeDocumentPackage,
    valid: samplePackage(),
    judge: (written) => validBy(ledgerSchema)(ledgersOf(written)),
  },
  writeCreditTransfers: {
    write: documents.writeCreditTransfers,
    valid: sampleTransfers(),
    judge: validBy(bankSchema('pain.001.001.09')),
  },
  'writeCreditTransfers 03': {
    write: (input) => documents.writeCreditTransfers(input, '03'),
    valid: withoutAddresses(sampleTransfers()),
    judge: validBy(bankSchema('pain.001.001.03')),
  },
  writeDirectDebits: {
    write: documents.writeDirectDebits,
    valid: sampleDebits(),
    judge: validBy(bankSchema('pain.008.001.08')),
  },
  'writeDirectDebits 02': {
    write: (input) => documents.writeDirectDebits(input, '02'),
    valid: withoutAddresses(sampleDebits()),
    judge: validBy(bankSchema('pain.008.001.02')),
  },
  giroCode: {
    write: documents.giroCode,
    valid: {
      name: 'Nordlicht Software GmbH',
      iban: 'DE89370400440532013000',
      bic: 'COBADEFFXXX',
      amount: '1428.00',
      purpose: 'GDDS',
      text: 'RE-2026-00017',
      information: 'Danke',
      version: '001',
      charset: 'iso-8859-1',
    } satisfies documents.GiroCodeInput,
    judge: linesOf(/^BCD\n00[12]\n[1-8]\nSCT\n[A-Z\d]*\n.{1,70}\n[A-Z\d]{15,34}\n(EUR\d+\.\d\d)?(\n.*){0,4}$/u),
  },
  swissQrBill: {
    write: documents.swissQrBill,
    valid: {
      account: 'CH4431999123000889012',
      currency: 'CHF',
      amount: '1949.75',
      reference: '210000000003139471430009017',
      message: 'Beratung November',
      creditor: { name: 'Bergluft', street: 'Seestrasse', buildingNumber: '12a', ...town },
      debtor: { name: 'Käserei', ...town },
      billInformation: '//S1/10/RE-17',
      alternativeSchemes: ['eBill/B/41'],
    } satisfies documents.SwissQrBillInput,
    judge: linesOf(
      /^SPC\n0200\n1\n(CH|LI)\w{19}\nS\n.+(\n.*){12}\n(\d+\.\d\d)?\n(CHF|EUR)\n(.*\n){7}(QRR|SCOR|NON)(\n.*){2}\nEPD(\n.*){0,3}$/,
    ),
  },
  swicoBillInformation: {
    write: documents.swicoBillInformation,
    valid: {
      invoiceNumber: 'RE-17',
      issueDate: '2026-11-21',
      customerReference: '140/53',
      uid: 'CHE-106.017.086',
      supplied: { from: '2026-10-01', to: '2026-10-31' },
      vat: [{ rate: '8.1', netAmount: '1000' }],
      importVat: [{ rate: '8.1', taxAmount: '48.37' }],
      conditions: [{ percent: '2', days: 10 }],
    } satisfies documents.SwicoBillInformation,
    judge: (written) => written.forEach((each) => expect(each).toMatch(/^\/\/S1(\/[1-4]\d\/[^]+)*$/)),
  },
  writePaymentTerms: {
    write: documents.writePaymentTerms,
    valid: {
      text: 'Zahlbar sofort.',
      skonto: [
        { days: 10, percent: '2.00' },
        { days: 20, percent: '1', baseAmount: '100.00' },
      ],
    } satisfies documents.PaymentTerms,
    judge: (written) =>
      written.forEach((each) => expect(documents.readPaymentTerms(String(each)).text ?? '').not.toContain('#SKONTO')),
  },
  writeUbl: {
    write: documents.writeUbl,
    valid: invoice,
    judge: readBy((bytes) => expect(documents.validateInvoice(bytes).findings).toBeInstanceOf(Array)),
    rounds: 400,
  },
  writeCii: {
    write: documents.writeCii,
    valid: invoice,
    judge: readBy((bytes) => expect(documents.validateInvoice(bytes).findings).toBeInstanceOf(Array)),
    rounds: 400,
  },
  writeEbInterface: {
    write: documents.writeEbInterface,
    valid: { ...invoice, purchaseOrderReference: '4700000001' },
    judge: readBy((bytes) => documents.readEbInterface(bytes)),
    rounds: 400,
  },
  renderInvoicePdf: {
    write: documents.renderInvoicePdf,
    valid: { invoice, language: 'de', letterhead: { ...sampleLetterhead, accent: '#1f3a5f' }, createdAt: '2026-11-21' },
    judge: (written) => written.forEach((each) => expect(documents.isPdf(bytesOf(each))).toBe(true)),
    rounds: 150,
  },
};

function withAccounts(input: object): documents.BookingBatch {
  return typeof input === 'object' && input !== null ? { automaticAccounts, ...(input as typeof batch) } : input;
}

describe('an input that breaks its type', () => {
  it.each(Object.entries(writers))(
    'is refused by %s, or what it writes is right',
    async (_name, { write, valid, judge, rounds = 1000 }) => {
      const written: unknown[] = [];
      let refused = 0;
      for (const input of mutatedInputs(valid, rounds, seed)) {
        const diagnostics = await refusalOf(async () => written.push(await write(input as Anything)));
        if (diagnostics.length > 0) refused += 1;
        for (const { code, message, remedy, path, line } of diagnostics) {
          expect(code).toMatch(/^[a-z_]+\.[a-z_0-9]+$/);
          expect(`${message.de} ${message.en} ${remedy.de} ${remedy.en}`).not.toMatch(/undefined|\[object/);
          expect(path ?? line).toBeDefined();
        }
      }
      judge(written);
      // Most faults can be seen; an input that is never taken would judge nothing.
      expect(refused).toBeGreaterThan(rounds / 2);
      expect(written.length).toBeGreaterThan(rounds / 50);
    },
    60_000,
  );
});
