import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SEED } from '@belegfluss/testing';
import { inputOf } from './fuzz-rounds.ts';
import { fuzz } from './fuzz.ts';
import { readersUnderFuzz } from './readers.ts';

const { values } = parseArgs({
  options: {
    reader: { type: 'string' },
    rounds: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(SEED) },
    /** Repeats this one round. */
    round: { type: 'string' },
    /** Writes the input of that round into a file. */
    save: { type: 'string' },
  },
});
const readers = readersUnderFuzz();
const seed = Number(values.seed);
const [from, to] =
  values.round === undefined ? [0, Number(values.rounds)] : [Number(values.round), Number(values.round) + 1];
for (const [name, reader] of Object.entries(readers)) {
  if (values.reader !== undefined && values.reader !== name) continue;
  if (values.save !== undefined) writeFileSync(values.save, inputOf(reader, seed, from));
  const started = performance.now();
  const { read, refused, slowestMs, faults } = await fuzz({ reader: name, seed, from, to });
  const seconds = (performance.now() - started) / 1_000;
  process.stdout.write(
    `${name}: ${read} read, ${refused} refused, ${faults.length} faults; ${seconds.toFixed(1)} s, slowest ${slowestMs.toFixed(0)} ms\n`,
  );
  for (const { round, what } of faults) {
    process.stdout.write(`  npm run fuzz -- --reader ${name} --seed ${seed} --round ${round}: ${what}\n`);
    process.exitCode = 1;
  }
}
