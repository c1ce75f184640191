import { scriptArguments, wholeNumber, wrongUse } from '../script-arguments.ts';
import { POINTS } from './crash-points.ts';
import { planOf } from './plan.ts';
import { play } from './play.ts';

const HELP = `npm run chaos -- [--seed N] [--kills N] [--point P] [--json]

--seed N    the whole plan follows from it; a new one without it, printed first
--kills N   SIGKILLs altogether (60)
--point P   every process that can stand at this point dies there; all points in turn without it
--json      one JSON object on standard output instead of a table
`;

const { values } = scriptArguments(
  HELP,
  {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    kills: { type: 'string', default: '60' },
    point: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
  false,
);
const seed = wholeNumber('--seed', values.seed, 0);
const kills = wholeNumber('--kills', values.kills, 1);
if (values.point !== undefined) demandPoint(values.point);
const say = (text: string) => void process.stderr.write(`${text}\n`);

say(`seed ${seed}`);
const outcome = await play(planOf(seed, kills, values.point), say);
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
    `failed; again with: npm run chaos -- --seed ${seed} --kills ${kills}${values.point ? ` --point ${values.point}` : ''}`,
  );
  process.exitCode = 1;
}
if (values.point !== undefined && outcome.points[values.point] === undefined) {
  say(`nobody came to ${values.point} in time, so nothing was proved of it; ask for more kills, or take another seed`);
  process.exitCode = 1;
}
// Sockets that were cut at a bad moment may linger; everything that matters is closed.
process.exit();

/** Ends the script where nothing can die at this point. */
function demandPoint(id: string): void {
  const point = POINTS.find((each) => each.id === id);
  const known = POINTS.flatMap((each) => ('missing' in each ? [] : [each.id])).join(', ');
  if (!point)
    wrongUse({
      de: `den Punkt ${id} gibt es nicht; es gibt ${known}`,
      en: `there is no point ${id}; there are ${known}`,
    });
  if ('missing' in point)
    wrongUse({ de: `${id} gibt es hier nicht: ${point.missing}`, en: `${id} is not applicable: ${point.missing}` });
}
