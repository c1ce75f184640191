// @ts-check
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const COMMAND = fileURLToPath(new URL('../../../apps/cli/bin/belegfluss.js', import.meta.url));
const FLOW = fileURLToPath(
  new URL('../../../flows/sales-to-invoice/1-won-deal-to-contract.flow.yaml', import.meta.url),
);
const INVOICE = fileURLToPath(new URL('../../../apps/docs/examples/rechnung.xml', import.meta.url));
/** A child prints what it has cost itself as its last breath: the machine's other work does not count. */
const GAUGE = 'data:text/javascript,process.on("exit",()=>process._rawDebug(JSON.stringify(process.cpuUsage())))';
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, json: { type: 'boolean', default: false } },
});

/** @type {Record<string, string[]>} */
const CALLS = {
  node: ['--eval', '0'],
  version: [COMMAND, '--version'],
  completion: [COMMAND, 'completion', 'bash'],
  schema: [COMMAND, 'schema'],
  check: [COMMAND, 'check', FLOW],
  einvoice: [COMMAND, 'einvoice', 'validate', INVOICE],
};

/** @type {Record<string, number[]>} */
const taken = Object.fromEntries(Object.keys(CALLS).map((name) => [name, []]));
// In turn, so that a busy moment of the machine meets all of them alike.
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const [name, call] of Object.entries(CALLS)) taken[name]?.push(cpuMilliseconds(call));
}
const least = Object.fromEntries(Object.entries(taken).map(([name, times]) => [name, Math.min(...times)]));
const figures = Object.entries(least).map(([name, cpuMs]) => ({
  name,
  cpuMs,
  ratio: cpuMs / (least['node'] ?? cpuMs),
}));
const lines = figures.map(({ name, cpuMs, ratio }) => `${name.padEnd(12)}${cpuMs.toFixed(0)} ms  ${ratio.toFixed(1)}`);
process.stdout.write(`${values.json ? JSON.stringify(figures) : lines.join('\n')}\n`);

/** @param {string[]} call */
function cpuMilliseconds(call) {
  const { status, stderr } = spawnSync(process.execPath, ['--import', GAUGE, ...call], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${call.join(' ')} ended with ${status}: ${stderr}`);
  const { user, system } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
  return (user + system) / 1000;
}
