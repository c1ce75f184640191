// @ts-check
import { parseArgs } from 'node:util';
import { bulkKill, eventKill, ourBulk, ourEvents, plainBulk, plainEvents } from './measure.js';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '2000' },
    bulk: { type: 'string', default: '10000' },
    large: { type: 'string', default: '0' },
    kills: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [events, bulk, large] = [Number(values.events), Number(values.bulk), Number(values.large)];
const say = (/** @type {string} */ text) => void process.stderr.write(`${text}\n`);

/** @type {Record<string, Record<string, unknown>>} */
const result = {};
/**
 * @param {string} name
 * @param {() => Promise<Record<string, unknown>>} part
 */
const measure = async (name, part) => {
  say(name);
  result[name] = await part();
};
if (events > 0) {
  await measure('events, script', () => plainEvents(events));
  await measure('events, Belegfluss', () => ourEvents(events));
}
if (bulk > 0) {
  await measure(`bulk of ${bulk}, script`, () => plainBulk(bulk));
  await measure(`bulk of ${bulk}, Belegfluss`, () => ourBulk(bulk));
}
if (large > 0) await measure(`bulk of ${large}, Belegfluss`, () => ourBulk(large));
if (values.kills) {
  await measure('events, killed', () => eventKill(events));
  await measure('bulk, killed', () => bulkKill(bulk));
}
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
else for (const [name, figures] of Object.entries(result)) process.stdout.write(`${name}\n${table(figures)}\n`);

/** @param {Record<string, unknown>} figures */
function table(figures) {
  return Object.entries(figures)
    .map(
      ([name, value]) => `  ${name.padEnd(20)}${typeof value === 'number' ? Number(value.toFixed(3)) : String(value)}`,
    )
    .join('\n');
}
