// @ts-check
import { scriptArguments, wholeNumber, wrongUse } from '../script-arguments.ts';
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

const HELP = `npm run bench -- [PART…] [--quick] [--deals N] [--json]

PART        one or several of ${Object.keys(PARTS).join(', ')}; all without one
--quick     small sizes: shows that it works, its figures are none to write down
--deals N   deals of the part chains (500)
--json      one JSON object on standard output instead of a table

DATABASE_URL   a server on which each part makes a database of its own and drops it; else the embedded one
`;

const { values, positionals } = scriptArguments(
  HELP,
  {
    deals: { type: 'string', default: '500' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  true,
);
const deals = wholeNumber('--deals', values.deals, 1);
const unknown = positionals.filter((name) => !(name in PARTS)).join(', ');
const known = Object.keys(PARTS).join(', ');
if (unknown !== '')
  wrongUse({ de: `es gibt kein ${unknown}; es gibt ${known}`, en: `there is no ${unknown}; there are ${known}` });

const say = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);
/** @type {Record<string, unknown>} */
const result = {};
for (const [name, measure] of Object.entries(PARTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  say(name);
  result[name] = await measure((text) => say(`  ${text}`), values.quick, deals);
}
process.stdout.write(`${values.json ? JSON.stringify(result) : figuresTable(result)}\n`);
