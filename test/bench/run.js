// @ts-check
import { parseArgs } from 'node:util';
import { figuresTable } from './figures-table.js';

/**
 * A benchmark by its name. The quick sizes show that it works and its ratios roughly; the others are for figures that are
 * written down.
 * @type {Record<string, (say: (text: string) => void, quick: boolean, deals: number) => Promise<unknown>>}
 */
const PARTS = {
  intake: async (onEvent, quick) =>
    (await import('./intake/intake.js')).measureIntake({ seconds: quick ? 0.4 : 4, rounds: quick ? 1 : 3, onEvent }),
  steps: async (onEvent, quick) =>
    (await import('./steps/steps.js')).measureSteps({ runs: quick ? 300 : 10_000, concurrency: 200, onEvent }),
  systems: async (onEvent, quick) =>
    (await import('./any-system/any-system.js')).measureAnySystem(
      quick
        ? { events: 60, bulk: 400, large: 0, kills: false, onEvent }
        : { events: 5_000, bulk: 10_000, large: 100_000, kills: true, onEvent },
    ),
  workers: async (onEvent, quick) =>
    (await import('./workers/workers.js')).measureWorkers({
      runs: quick ? 100 : 5_000,
      concurrency: 100,
      processes: [1, 2, 4],
      onEvent,
    }),
  outage: async (onEvent, quick) =>
    (await import('./outage/outage.js')).measureOutage({
      seconds: quick ? 4 : 40,
      rounds: quick ? 1 : 2,
      onEvent,
    }),
  backlog: async (onEvent, quick) =>
    (await import('./backlog/backlog.js')).measureBacklog({
      jobs: quick ? 20_000 : 1_000_000,
      concurrency: 50,
      onEvent,
    }),
  chains: async (onEvent, _quick, deals) => (await import('./chains/chains.js')).measureChains({ deals, onEvent }),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    deals: { type: 'string', default: '500' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const deals = Number(values.deals);
if (!Number.isInteger(deals) || deals < 1) throw new Error('--deals wants a whole number from 1 on');
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0)
  throw new Error(`there is no ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);

const say = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);
/** @type {Record<string, unknown>} */
const result = {};
for (const [name, measure] of Object.entries(PARTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  say(name);
  result[name] = await measure((text) => say(`  ${text}`), values.quick, deals);
}
process.stdout.write(`${values.json ? JSON.stringify(result) : figuresTable(result)}\n`);
