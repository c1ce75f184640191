import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { sampleLedgerInvoice, samplePackage } from '../../../test/samples/sample-ledger.ts';
import { complaintsBy } from '../../../test/judges/schema-judge.ts';
import { storedFiles } from '../../../test/judges/stored-zip-reader.ts';
import { all, parseTree, text } from '../../../test/judges/ubl-invoice-reader.ts';
import type { DocumentPackage } from './document-package.ts';
import { writeDocumentPackage } from './document-package.ts';
import type { LedgerInvoice } from './ledger-invoice.ts';

const ledgerSchema = fileURLToPath(new URL('../../../test/judges/datev-ledger-v060.xsd', import.meta.url));

const fileOf = (content: DocumentPackage, name: string): string =>
  storedFiles(writeDocumentPackage(content)).get(name) ?? '';
const indexOf = (content: DocumentPackage): string => fileOf(content, 'document.xml');
const ledgerOf = (invoice: LedgerInvoice): string => fileOf(samplePackage(invoice), 'Rechnungsdaten_0001.xml');
const codesOf = async (content: DocumentPackage): Promise<string[]> =>
  (await refusalOf(() => writeDocumentPackage(content))).map(({ code }) => code.replace('datev.', ''));

const incoming: LedgerInvoice = {
  ...sampleLedgerInvoice,
  direction: 'payable',
  partner: { ...sampleLedgerInvoice.partner, account: '70001' },
};
const correction: LedgerInvoice = {
  direction: 'receivable',
  invoiceNumber: 'ST-2026-00002',
  invoiceDate: '2026-11-30',
  currency: 'CHF',
  exchangeRate: '0.934500',
  paymentTerm: '10',
  partner: {},
  lines: [{ amount: '-1428.00' }, { amount: '0.10' }, { amount: '0.20' }],
};

describe('a package for Belege online', () => {
  it('is an archive of index, ledger and files that any program opens, equal for equal input', () => {
    const archive = writeDocumentPackage(samplePackage());
    expect([...storedFiles(archive).keys()]).toEqual(['document.xml', 'Rechnungsdaten_0001.xml', 'RE_2026_00017.pdf']);
    expect(Buffer.compare(writeDocumentPackage(samplePackage()), archive)).toBe(0);
    const path = join(mkdtempSync(join(tmpdir(), 'belegfluss-zip-')), 'package.zip');
    writeFileSync(path, archive);
    const judge = spawnSync('unzip', ['-t', path], { encoding: 'utf8' });
    if (judge.error) console.warn('skipped: unzip is not installed, the archive was not tested');
    else expect(judge.stdout).toContain('No errors detected');
  });

  it('has an index that follows the official schema of version 5, but for the version', () => {
    const schema = shared('accounting/data/datev/xsd-v050/Document_v050.xsd');
    if (!schema) return;
    const both = { ...samplePackage(), documents: [...samplePackage().documents, { invoice: incoming, files: [] }] };
    const asVersion5 = indexOf(both)
      .replaceAll('/document/v06.0', '/document/v05.0')
      .replace('Document_v060.xsd', 'Document_v050.xsd')
      .replace('version="6.0"', 'version="5.0"');
    expect(complaintsBy(schema, asVersion5) ?? '').toBe('');
  });

  it('names month, folder and kind of each invoice in the index', () => {
    const content = { ...samplePackage(incoming), folders: { payable: 'Eingang Hamburg' } };
    const [document] = all(parseTree(indexOf(content)), 'content/document');
    const [ledger, file] = all(document, 'extension');
    expect(document?.attributes).toEqual({ guid: 'e0a08953-fbaa-4054-af36-993d5d68f040', type: '1' });
    expect(ledger?.attributes).toEqual({ 'xsi:type': 'accountsPayableLedger', datafile: 'Rechnungsdaten_0001.xml' });
    expect(all(ledger, 'property').map(({ attributes }) => attributes)).toEqual([
      { value: '2026-11', key: '1' },
      { value: 'Eingang Hamburg', key: '3' },
    ]);
    expect(file?.attributes).toEqual({ 'xsi:type': 'File', name: 'RE_2026_00017.pdf' });
  });

  it.each([
    ['of a customer', sampleLedgerInvoice],
    ['of a supplier', incoming],
    ['taken back', correction],
  ])('has ledger rows of an invoice %s in the structure of version 6', (_name, invoice) => {
    expect(complaintsBy(ledgerSchema, ledgerOf(invoice)) ?? '').toBe('');
  });

  it('sums up the rows exactly and says what holds for all of them', () => {
    const root = parseTree(ledgerOf(correction));
    const [consolidate] = all(root, 'consolidate');
    expect(consolidate?.attributes).toEqual({
      consolidatedAmount: '-1427.70',
      consolidatedDate: '2026-11-30',
      consolidatedInvoiceId: 'ST-2026-00002',
      consolidatedCurrencyCode: 'CHF',
    });
    expect(root.attributes['generator_info']).toBe('Nordlicht Software GmbH');
    const [row] = all(parseTree(ledgerOf(sampleLedgerInvoice)), 'consolidate/accountsReceivableLedger');
    expect(text(row, 'customerName')).toBe('Alpenwerk & Söhne GmbH');
    expect(text(row, 'bpAccountNo')).toBe('10042');
  });

  it.each<[string, Partial<LedgerInvoice>]>([
    ['field_invalid', { invoiceNumber: 'RE 2026/17' }],
    ['field_invalid', { currency: 'Euro' }],
    ['field_invalid', { lines: [{ amount: '0.00' }] }],
    ['field_invalid', { lines: [{ amount: '5' }] }],
    ['field_invalid', { lines: [{ amount: '5.00', note: 'x'.repeat(121) }] }],
    ['field_invalid', { partner: { name: 'zwei\nZeilen' } }],
    ['document.input_invalid', { invoiceDate: '2026-02-30' }],
    ['lines_missing', { lines: [] }],
    ['sum_too_large', { lines: [{ amount: '9999999999.99' }, { amount: '9999999999.99' }] }],
    ['personal_account', { partner: { account: '70001' } }],
    ['discount_with_payment_term', { paymentTerm: '10' }],
    ['discount_incomplete', { skonto: sampleLedgerInvoice.skonto!.toReversed() }],
    ['discount_incomplete', { skonto: [{ percent: '2.00', amount: '9999.00', until: '2026-12-01' }] }],
    ['due_before_invoice', { dueDate: '2026-11-20' }],
    ['due_before_invoice', { dueDate: '2026-12-05' }],
  ])('is refused with %s for an invoice with %j', async (code, change) => {
    expect(await codesOf(samplePackage({ ...sampleLedgerInvoice, ...change }))).toContain(code);
  });

  it.each<[string, (content: DocumentPackage) => void]>([
    ['package_size', (content) => content.documents.splice(0)],
    ['document_empty', ({ documents }) => documents.push({ files: [] })],
    ['document_empty', ({ documents }) => documents[0]!.files.splice(0)],
    ['document_too_large', ({ documents }) => (documents[0]!.files[0]!.bytes = new Uint8Array(20_000_001))],
    ['file_name', ({ documents }) => (documents[0]!.files[0]!.name = '../../etc/passwd.txt')],
    ['file_name', ({ documents }) => (documents[0]!.files[0]!.name = 'document.xml')],
    ['file_name', ({ documents }) => (documents[0]!.files[0]!.name = 'programm.exe')],
    [
      'file_name_repeated',
      ({ documents }) => documents.push({ files: [{ name: 're_2026_00017.PDF', bytes: new Uint8Array(1) }] }),
    ],
    ['field_invalid', (content) => (content.company = '')],
    ['document.input_invalid', (content) => (content.createdAt = '21.11.2026')],
    ['field_invalid', (content) => (content.createdAt = '2026-11-21T10:15:00Z')],
    ['field_invalid', ({ documents }) => (documents[0]!.guid = 'e0a08953')],
  ])('is refused with %s for a package that was changed', async (code, change) => {
    const content = samplePackage();
    change(content);
    expect(await codesOf(content)).toContain(code);
  });
});
