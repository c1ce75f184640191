import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/judges/refusal.ts';
import * as documents from '../index.ts';

// What a caller hands in that no compiler watches.
type Anything = never;

const readers: Readonly<Record<string, (source: Anything) => unknown>> = {
  readInvoice: documents.readInvoice,
  viewInvoice: (source) => documents.viewInvoice(source, 'de'),
  isPdf: documents.isPdf,
  readHybridPdf: documents.readHybridPdf,
  readEbInterface: documents.readEbInterface,
  readExtf: documents.readExtf,
  readBookingBatch: (source) => documents.readBookingBatch(source),
};
const streamReaders: typeof readers = {
  readStatement: (source) => documents.readStatement(source),
  readCamt: (source) => documents.readCamt(source),
  readPaymentStatus: (source) => documents.readPaymentStatus(source),
};
const judges: Readonly<Record<string, (source: Anything) => readonly object[]>> = {
  validateInvoice: (source) => documents.validateInvoice(source).findings,
  validateInvoiceFile: (source) => documents.validateInvoiceFile(source).report.findings,
  lintDatev: (source) => documents.lintDatev(source),
};
const noBytes: readonly unknown[] = ['<Invoice/>', '', undefined, null, 17, {}, [60], new ArrayBuffer(8)];

const refused = (demand: string): object => ({
  code: 'document.input_invalid',
  path: 'source',
  facts: { demand },
  remedy: { de: expect.stringContaining('Kodierung'), en: expect.stringContaining('encoding') },
});

describe('something else than bytes', () => {
  it.each(Object.entries(readers))('is refused by %s', async (_, read) => {
    for (const source of noBytes)
      expect((await refusalOf(async () => read(source as Anything)))[0]).toMatchObject(refused('bytes'));
  });

  it.each(Object.entries(streamReaders))('is refused by %s, and a stream of texts', async (_, read) => {
    for (const source of noBytes)
      expect((await refusalOf(async () => read(source as Anything)))[0]).toMatchObject(refused('byteSource'));
    const texts = Readable.from(['<Document', '/>']) as Anything;
    expect((await refusalOf(async () => read(texts)))[0]).toMatchObject(refused('bytes'));
  });

  it.each(Object.entries(judges))('is a finding of %s, which never throws', (_, findingsOf) => {
    for (const source of noBytes) expect(findingsOf(source as Anything)[0]).toMatchObject(refused('bytes'));
  });
});

describe('a file without anything in it', () => {
  it.each([
    ['no byte', []],
    ['blanks', [0x20, 0x0d, 0x0a, 0x09]],
    ['the mark of UTF-8', [0xef, 0xbb, 0xbf]],
  ])('is said to be empty: %s', async (_, bytes) => {
    const source = Uint8Array.from(bytes);
    expect(documents.validateInvoiceFile(source).report.findings).toMatchObject([{ code: 'einvoice.file_empty' }]);
    for (const read of [documents.readStatement, documents.readCamt, documents.readPaymentStatus])
      expect(await refusalOf(() => read(source))).toMatchObject([{ code: 'bank.file_empty' }]);
  });
});
