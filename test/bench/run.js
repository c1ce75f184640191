// @ts-check
import { parseArgs } from 'node:util';
import { runOurs } from './our-run.js';
import { runPlain } from './plain-run.js';
import { resultTable } from './result-table.js';

const { values } = parseArgs({
  options: { deals: { type: 'string', default: '500' }, json: { type: 'boolean', default: false } },
});
const deals = Number(values.deals);
if (!Number.isInteger(deals) || deals < 1) throw new Error('--deals wants a whole number from 1 on');

const say = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);
say(`plain script, ${deals} deals`);
const plain = await runPlain({ deals });
say(`Belegfluss, ${deals} deals`);
const ours = await runOurs({ deals, databaseUrl: process.env['DATABASE_URL'], onEvent: (text) => say(`  ${text}`) });
const result = { deals, ours, plain, ratio: ours.chainsPerSecond / plain.chainsPerSecond };
process.stdout.write(`${values.json ? JSON.stringify(result) : resultTable(result)}\n`);
