import { scriptArguments, wrongUse } from '../script-arguments.ts';
import { BUGS, type PlantedBug } from './bugs.ts';
import { runNamedTest } from './named-test.ts';
import { SourceCopy } from './source-copy.ts';

const HELP = `npm run test:planted -- [--only NAME] [--json]

--only NAME   plants one of them: ${BUGS.map(({ name }) => name).join('; ')}
--json        one JSON object on standard output instead of a table
`;

const { values } = scriptArguments(
  HELP,
  { json: { type: 'boolean', default: false }, only: { type: 'string' } },
  false,
);
const chosen = BUGS.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0)
  wrongUse({ de: `den Fehler „${values.only}“ gibt es nicht`, en: `there is no planted bug "${values.only}"` });

/** Plants one bug; its test has to pass without it and to fail with it. */
async function judge(copy: SourceCopy, { file, search, replace, test }: PlantedBug): Promise<string> {
  const before = await runNamedTest(copy.folder, test);
  if (before !== 'passed') return `the test ${before} without the bug`;
  try {
    const takeOut = await copy.plant(file, search, replace);
    const after = await runNamedTest(copy.folder, test);
    await takeOut();
    return after === 'failed' ? 'caught' : `the test ${after} with the bug`;
  } catch (error) {
    return `not planted: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const copy = await SourceCopy.make();
const found: { name: string; verdict: string; test: string; instead?: string }[] = [];
try {
  for (const bug of chosen) {
    const verdict = await judge(copy, bug);
    process.stderr.write(`${bug.name}: ${verdict}\n`);
    found.push({
      name: bug.name,
      verdict,
      test: `${bug.test.file}: ${bug.test.name}`,
      ...(bug.instead !== undefined && { instead: bug.instead }),
    });
  }
} finally {
  await copy.remove();
}
const caught = found.filter(({ verdict }) => verdict === 'caught').length;
if (values.json) console.log(JSON.stringify({ planted: found.length, caught, bugs: found }));
else {
  console.table(found);
  console.log(`${caught} of ${found.length} planted bugs were caught`);
}
process.exitCode = caught === found.length ? 0 : 1;
