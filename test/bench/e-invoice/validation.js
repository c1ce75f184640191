// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SaxesParser } from 'saxes';
import { readInvoice, validateInvoice, writeCii, writeUbl } from '@belegfluss/documents';
// The package offers the reading of XML as a part of other work only; here it is measured by itself.
import { readXmlTree } from '../../../libs/documents/dist/xml/xml-tree.js';
import { sampleInvoice } from './sample-invoice.js';
import { manyInvoicesTable, validationTable } from './validation-table.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
    data: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
if (!(seconds > 0)) throw new Error('--seconds wants a number above zero');

const writers = { UBL: writeUbl, CII: writeCii };
/** So often as many invoices are gone through as are measured at once. */
const WARM_UPS = 5;
const sizes = { small: 1, typical: 20, large: 10_000 };

/** So many runs make a quartile, if one of them is short. */
const LEAST = 200;
/** So many bytes are gone through to warm up, in which files with attachments have their twenty rows as well. */
const ENOUGH = 4_000_000;
/** So often one work is done before the next one has its turn: as often as it takes to find its code at hand again. */
const IN_A_ROW = 20;

/**
 * The lower quartile: what a run takes that nobody interrupts, on a machine that has other work as well.
 * @param {number[]} numbers
 */
function lowerQuartile(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 4)] ?? 0;
}

/**
 * What is done with one file; each run is measured by itself and the works have their turns, so that a busy moment of the machine meets them alike.
 * @type {Record<'parse' | 'outside' | 'read' | 'validate', (bytes: Uint8Array, text: string) => unknown>}
 */
const works = {
  parse: (bytes) => readXmlTree(bytes),
  // A strict parser by others, which resolves names as ours does; it builds nothing out of what it finds.
  outside: (_, text) => new SaxesParser({ xmlns: true }).write(text).close(),
  read: (bytes) => readInvoice(bytes),
  validate: (bytes) => {
    if (!validateInvoice(bytes).valid) throw new Error('the invoice should be valid');
  },
};

/**
 * What each work takes with one file, in milliseconds.
 * @param {Uint8Array} bytes
 */
function measure(bytes) {
  const text = new TextDecoder().decode(bytes);
  const times = Math.max(1, Math.round(ENOUGH / bytes.length));
  const least = times > 1 ? LEAST : 5;
  const taken = Object.entries(works).map(([name, work]) => ({ name, work, /** @type {number[]} */ all: [] }));
  // All are warm before the first is measured, and done as often: rules are asked once an invoice and get warm later than a parser.
  for (let time = 0; time < times * WARM_UPS; time += 1) for (const { work } of taken) work(bytes, text);
  for (const end = performance.now() + seconds * 1000; performance.now() < end || (taken[0]?.all.length ?? 0) < least;)
    for (const { work, all } of taken)
      for (let time = 0; time < Math.min(IN_A_ROW, times); time += 1) {
        const before = performance.now();
        work(bytes, text);
        all.push(performance.now() - before);
      }
  /** @param {string} name */
  const takenBy = (name) => lowerQuartile(taken.find((each) => each.name === name)?.all ?? []);
  const [parse, outside, read, validate] = ['parse', 'outside', 'read', 'validate'].map(takenBy);
  return { parse: parse ?? 0, outside: outside ?? 0, read: read ?? 0, validate: validate ?? 0 };
}

/** Invoices of our own, one of each size in each syntax. */
function* ownInvoices() {
  for (const [syntax, write] of Object.entries(writers))
    for (const [size, lines] of Object.entries(sizes))
      yield { syntax, size, lines, bytes: new TextEncoder().encode(write(sampleInvoice(lines), 'xrechnung')) };
}

/**
 * All invoices in a folder and the folders in it, by their names; each must be valid.
 * @param {string} folder
 */
function* invoicesIn(folder) {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!file.endsWith('.xml')) continue;
    const bytes = new Uint8Array(readFileSync(join(folder, file)));
    const syntax = validateInvoice(bytes).syntax === 'cii' ? 'CII' : 'UBL';
    yield { syntax, size: file, lines: readInvoice(bytes).invoice.lines.length, bytes };
  }
}

/** @type {import('./validation-table.js').ValidationFigures[]} */
const results = [];
for (const { syntax, size, lines, bytes } of values.data === undefined ? ownInvoices() : invoicesIn(values.data)) {
  process.stderr.write(`${syntax}, ${size}\n`);
  const figures = measure(bytes);
  const judge = figures.validate - figures.parse;
  const ratios = { ratio: judge / figures.parse, toRead: figures.validate / figures.read };
  results.push({ syntax, size, lines, bytes: bytes.length, ...figures, judge, ...ratios });
}
const table = values.data === undefined ? validationTable : manyInvoicesTable;
process.stdout.write(`${values.json ? JSON.stringify(results) : table(results)}\n`);
