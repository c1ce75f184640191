// @ts-check
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { formats, writeStatementFile } from './statement-files.js';
import { statementTable } from './statement-table.js';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '1000000' },
    format: { type: 'string', multiple: true, default: formats },
    json: { type: 'boolean', default: false },
  },
});
const entries = Number(values.entries);
if (!Number.isInteger(entries) || entries < 1) throw new Error('--entries wants a whole number from 1 on');

const READING = fileURLToPath(new URL('statement-reading.js', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'belegfluss-statements-'));
/** @type {import('./statement-table.js').StatementFigures[]} */
const results = [];
try {
  for (const format of values.format) {
    const file = join(folder, 'statement');
    process.stderr.write(`${format}, ${entries} entries\n`);
    await writeStatementFile(file, format, entries);
    const { stdout } = await promisify(execFile)(process.execPath, [READING, file]);
    /** @type {import('./statement-reading.js').ReadingFigures} */
    const figures = JSON.parse(stdout);
    const rowsPerSecond = figures.entries / figures.seconds;
    results.push({ format, ...figures, rowsPerSecond, ratio: figures.plainSeconds / figures.seconds });
  }
} finally {
  await rm(folder, { recursive: true });
}
process.stdout.write(`${values.json ? JSON.stringify(results) : statementTable(results)}\n`);
