// @ts-check
import { parseArgs } from 'node:util';
import { validateInvoice, writeCii, writeUbl } from '@belegfluss/documents';
// The package offers the reading of XML as a part of other work only; here it is measured by itself.
import { readXmlTree } from '../../../libs/documents/dist/xml/xml-tree.js';
import { sampleInvoice } from './sample-invoice.js';
import { validationTable } from './validation-table.js';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '2' }, json: { type: 'boolean', default: false } },
});
const seconds = Number(values.seconds);
if (!(seconds > 0)) throw new Error('--seconds wants a number above zero');

const writers = { UBL: writeUbl, CII: writeCii };
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
 * Reads and validates one file in turn, until the time is over. Small files are done many times between two looks at the clock.
 * @param {Uint8Array} bytes
 */
function measure(bytes) {
  const times = Math.max(1, Math.round(2_000_000 / bytes.length));
  /** @type {number[]} */
  const reading = [];
  /** @type {number[]} */
  const judging = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end || reading.length < 5;) {
    const before = cpuTime();
    const roots = Array.from({ length: times }, () => readXmlTree(bytes));
    const between = cpuTime();
    for (const root of roots)
      if (validateInvoice(root).findings.length > 0) throw new Error('the invoice should have no findings');
    reading.push((between - before) / times);
    judging.push((cpuTime() - between) / times);
  }
  return { parse: median(reading), validate: median(judging) };
}

/** @type {import('./validation-table.js').ValidationFigures[]} */
const results = [];
for (const [syntax, write] of Object.entries(writers)) {
  for (const [size, lines] of Object.entries(sizes)) {
    process.stderr.write(`${syntax}, ${size}\n`);
    const bytes = new TextEncoder().encode(write(sampleInvoice(lines), 'xrechnung'));
    const figures = measure(bytes);
    results.push({ syntax, size, lines, bytes: bytes.length, ...figures, ratio: figures.validate / figures.parse });
  }
}
process.stdout.write(`${values.json ? JSON.stringify(results) : validationTable(results)}\n`);
