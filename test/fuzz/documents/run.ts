import { writeFileSync } from 'node:fs';
import { SEED } from '@belegfluss/testing';
import { scriptArguments, wholeNumber, wrongUse } from '../../script-arguments.ts';
import { inputOf } from './fuzz-rounds.ts';
import { fuzz } from './fuzz.ts';
import { readersUnderFuzz } from './readers.ts';

const HELP = `npm run fuzz -- [--reader NAME] [--rounds N] [--seed N] [--round N [--save FILE]]

--reader NAME   fuzzes one of them: ${Object.keys(readersUnderFuzz()).join(', ')}
--rounds N      inputs for each reader
--seed N        what they are made from
--round N       repeats this one
--save FILE     writes its input into a file
`;

const { values } = scriptArguments(
  HELP,
  {
    reader: { type: 'string' },
    rounds: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(SEED) },
    round: { type: 'string' },
    save: { type: 'string' },
  },
  false,
);
const readers = readersUnderFuzz();
if (values.reader !== undefined && !(values.reader in readers))
  wrongUse({ de: `den Leser „${values.reader}“ gibt es nicht`, en: `there is no reader "${values.reader}"` });
const seed = wholeNumber('--seed', values.seed, 0);
const single = values.round === undefined ? undefined : wholeNumber('--round', values.round, 0);
const [from, to] = single === undefined ? [0, wholeNumber('--rounds', values.rounds, 1)] : [single, single + 1];
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
