import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { validatorUnderTest } from './validator-under-test.ts';
import { officialCases } from './collections.ts';
import { judge } from './judge.ts';
import { verdictTable } from './verdict-table.ts';

const LOCAL = fileURLToPath(new URL('../../../shared/accounting/data/einvoice', import.meta.url));

const { values } = parseArgs({
  options: { data: { type: 'string', default: LOCAL }, json: { type: 'boolean', default: false } },
});
const verdict = judge(officialCases(values.data), validatorUnderTest);
process.stdout.write(`${values.json ? JSON.stringify(verdict) : verdictTable(verdict)}\n`);
