import * as documents from '@belegfluss/documents';
import { readBookingBatch, readCamt, readExtf, readStatement, lintDatev } from '@belegfluss/documents';
import type { ReaderUnderFuzz } from './reader-under-fuzz.ts';
import { extfSamples } from './extf-samples.ts';
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

const inXml = { pieces: piecesOf('xml'), fields: { begin: '>', end: '<' } };
const inRows = { begin: ';\n', end: ';\r\n' };

/** Every reader of documents by its name. */
export function readersUnderFuzz(): Record<string, ReaderUnderFuzz> {
  const extf = { samples: extfSamples(), pieces: piecesOf('extf'), fields: inRows };
  return {
    camt: { ...inXml, samples: sampleFiles('camt'), read: (input) => readCamt(input) },
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
    extf: { ...extf, read: (input) => readExtf(input) },
    'extf-bookings': { ...extf, read: (input) => readBookingBatch(input) },
    'extf-lint': { ...extf, read: (input) => lintDatev(input) },
    identifiers: {
      samples: sampleTexts(...identifiers),
      pieces: piecesOf('identifiers'),
      fields: { begin: '', end: '' },
      read: (input) => checks.map((check) => check(new TextDecoder().decode(input))),
    },
  };
}
