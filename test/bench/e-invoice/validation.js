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

/** Milliseconds of CPU that this process has taken. */
function cpuTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

/**
 * What is done with one file; each is measured by itself and all of them in turn, so that a busy moment of the machine meets them alike.
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
 * The median of each work with one file in milliseconds of CPU. Small files are done many times between two looks at the clock.
 * @param {Uint8Array} bytes
 */
function measure(bytes) {
  const text = new TextDecoder().decode(bytes);
  const times = Math.max(1, Math.round(1_000_000 / bytes.length));
  const taken = Object.entries(works).map(([name, work]) => ({ name, work, /** @type {number[]} */ all: [] }));
  // All are warm before the first is measured, and done as often: rules are asked once an invoice and get warm later than a parser.
  for (let time = 0; time < times * WARM_UPS; time += 1) for (const { work } of taken) work(bytes, text);
  for (const end = performance.now() + seconds * 1000; performance.now() < end || (taken[0]?.all.length ?? 0) < 5;)
    for (const { work, all } of taken) {
      const before = cpuTime();
      for (let time = 0; time < times; time += 1) work(bytes, text);
      all.push((cpuTime() - before) / times);
    }
  /** @param {string} name */
  const medianOf = (name) => median(taken.find((each) => each.name === name)?.all ?? []);
  const [parse, outside, read, validate] = ['parse', 'outside', 'read', 'validate'].map(medianOf);
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
