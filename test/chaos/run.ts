import { parseArgs } from 'node:util';
import { POINTS, pointOf } from './crash-points.ts';
import { planOf } from './plan.ts';
import { play } from './play.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    kills: { type: 'string', default: '60' },
    point: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (values.point !== undefined) pointOf(values.point);
const say = (text: string) => void process.stderr.write(`${text}\n`);

say(`seed ${seed}`);
const outcome = await play(planOf(seed, Number(values.kills), values.point), say);
const notApplicable = Object.fromEntries(
  POINTS.flatMap((each) => ('missing' in each ? [[each.id, each.missing]] : [])),
);
if (values.json) console.log(JSON.stringify({ ...outcome, notApplicable }));
else {
  console.table(
    Object.fromEntries(
      Object.entries(outcome).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : value]),
    ),
  );
  for (const [id, why] of Object.entries(notApplicable)) console.log(`${id} is not applicable: ${why}`);
}
const { lost, duplicates, silent, stuck, crashed, misordered } = outcome;
if (lost + duplicates + silent + stuck + crashed + misordered > 0) {
  say(
    `failed; again with: npm run chaos -- --seed ${seed} --kills ${values.kills}${values.point ? ` --point ${values.point}` : ''}`,
  );
  process.exitCode = 1;
}
// Sockets that were cut at a bad moment may linger; everything that matters is closed.
process.exit();
