import * as documents from '@belegfluss/documents';
import {
  DocumentError,
  lintDatev,
  readAccountLabels,
  readBookingBatch,
  germanProfiles,
  readCamt,
  readCsvProfile,
  readDatevPaymentTerms,
  readDebtors,
  readEbInterface,
  readExtf,
  readHybridPdf,
  readInvoice,
  readPaymentStatus,
  readPaymentTerms,
  readStatement,
  validateInvoice,
  validateInvoiceFile,
  viewInvoice,
  writeCii,
  writeEbInterface,
  writeUbl,
} from '@belegfluss/documents';
import { extfSamples } from './extf-samples.ts';
import { ebInterfaceSamples, invoiceSamples } from './invoice-samples.ts';
import { pdfSamples } from './pdf-samples.ts';
import type { ReaderUnderFuzz } from './reader-under-fuzz.ts';
import { piecesOf, sampleFiles, sampleTexts } from './samples.ts';

const identifiers = [
  'DE89 3704 0044 0532 0130 00',
  'CH4431999123000889012',
  'FR1420041010050500013M02606',
  'COBADEFFXXX',
  'DE136695976',
  'ATU13585627',
  'CHE-107.787.577 IVA',
  'BG7523169263',
  'CZ640903926',
  'LV16117519997',
  '04011000-1234512345-06',
  'DE98ZZZ09999999999',
  'RF18539007547034',
  '210000000003139471430009017',
  '181/815/08155',
  '36574261809',
  'Berlin (Charlottenburg) HRB 11223 B',
  '59-119/9013',
  'FN 122119m',
];

/** Every check of an identifier that there is or will be. */
const checks = Object.entries(documents).flatMap(([name, check]) =>
  /^check(Austrian|Bic|Creditor|German|Iban|Leitweg|Qr|Sepa|Uid|Vat)/.test(name)
    ? [check as (text: string) => unknown]
    : [],
);

const inXml = { begin: '>', end: '<' };
const inInvoices = { pieces: piecesOf('invoice'), fields: inXml };
const inMessages = { pieces: piecesOf('camt'), fields: inXml };
const inRows = { begin: ';\n', end: ';\r\n' };

/** What a reader took must be written or refused as well: nothing that was read makes a writer fail. */
function writtenAgain(input: Uint8Array): void {
  const { invoice } = readInvoice(input);
  for (const write of [writeUbl, writeCii, writeEbInterface]) {
    try {
      write(invoice);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
    }
  }
}

/** Every reader of documents by its name. */
export function readersUnderFuzz(): Record<string, ReaderUnderFuzz> {
  const invoices = { ...inInvoices, samples: invoiceSamples() };
  const files = extfSamples();
  const extf = { samples: Object.values(files), pieces: piecesOf('extf'), fields: inRows };
  return {
    invoice: { ...invoices, read: (input) => readInvoice(input) },
    'invoice-validation': { ...invoices, read: (input) => validateInvoice(input) },
    'invoice-viewer': { ...invoices, read: (input) => viewInvoice(input, 'de') },
    'invoice-rewriting': { ...invoices, read: writtenAgain },
    'hybrid-pdf': {
      samples: pdfSamples(),
      pieces: piecesOf('pdf'),
      fields: { begin: '</[( ', end: '>/]) ' },
      read: (input) => [readHybridPdf(input), validateInvoiceFile(input)],
    },
    ebinterface: { ...inInvoices, samples: ebInterfaceSamples(), read: (input) => readEbInterface(input) },
    camt: { ...inMessages, samples: sampleFiles('camt'), read: (input) => readCamt(input) },
    'payment-status': { ...inMessages, samples: sampleFiles('pain002'), read: (input) => readPaymentStatus(input) },
    mt940: {
      samples: sampleFiles('mt940', 'mt942'),
      pieces: piecesOf('mt940'),
      fields: { begin: ':?/+', end: ':?/+\r\n' },
      read: (input) => readStatement(input, { fragments: true }),
    },
    csv: {
      samples: sampleFiles('.csv'),
      pieces: piecesOf('csv'),
      fields: inRows,
      read: (input) => readStatement(input, { profile: 'sparkasse' }),
    },
    statement: {
      samples: sampleFiles('statement'),
      pieces: piecesOf('mt940'),
      fields: inRows,
      read: (input) => readStatement(input),
    },
    'csv-profile': {
      samples: sampleTexts(...germanProfiles.map((profile) => JSON.stringify(profile))),
      pieces: piecesOf('csv'),
      fields: { begin: ':[{,', end: ',]}' },
      read: (input) => readCsvProfile(new TextDecoder().decode(input)),
    },
    'payment-terms': {
      samples: sampleTexts('Zahlbar sofort.\n#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=-1.00#\n'),
      pieces: piecesOf('skonto'),
      fields: { begin: '=#', end: '#' },
      read: (input) => readPaymentTerms(new TextDecoder().decode(input)),
    },
    extf: { ...extf, read: (input) => readExtf(input) },
    'extf-bookings': { ...extf, samples: [files.bookings], read: (input) => readBookingBatch(input) },
    'extf-debtors': { ...extf, samples: [files.debtors], read: (input) => readDebtors(input) },
    'extf-labels': { ...extf, samples: [files.labels], read: (input) => readAccountLabels(input) },
    'extf-payment-terms': { ...extf, samples: [files.terms], read: (input) => readDatevPaymentTerms(input) },
    'extf-lint': { ...extf, read: (input) => lintDatev(input) },
    identifiers: {
      samples: sampleTexts(...identifiers),
      pieces: piecesOf('identifiers'),
      fields: { begin: '', end: '' },
      read: (input) => checks.map((check) => check(new TextDecoder().decode(input))),
    },
  };
}
