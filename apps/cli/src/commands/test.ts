import type { Outcome, Registry, Shell } from '../command.ts';
import { wrongUse } from '../command-error.ts';
import { pathsOrPack } from '../config.ts';
import type { TestedScenario } from '../rehearsal/run-tests.ts';
import type { UpdatedFile } from '../rehearsal/update-tests.ts';
import { counted } from '../terminal/words/counted.ts';

interface Options {
  junit?: string;
  update?: boolean;
  watch?: boolean;
}

/**
 * `test`: runs the tests of flows without a server or a database; 1 when anything came out otherwise than expected. With
 * `--update` they expect what comes out, with `--watch` they are run again at each change until Ctrl-C.
 */
export function test({ program, say, perform }: Registry): void {
  program
    .command('test')
    .description(
      say({
        de: 'führt die Tests der Abläufe aus, ohne etwas zu ändern',
        en: 'runs the tests of flows, changing nothing',
      }),
    )
    .argument(
      '[paths...]',
      say({
        de: 'Ordner, Abläufe oder Testdateien; sonst das eingestellte Ablaufpaket',
        en: 'folders, flows or test files; else the flow pack in use',
      }),
    )
    .option(
      '--junit <file>',
      say({ de: 'schreibt die Ergebnisse als JUnit-XML', en: 'writes the results as JUnit XML' }),
    )
    .option(
      '--update',
      say({
        de: 'schreibt in die Testdateien, was jetzt herauskommt, und zeigt den Unterschied',
        en: 'writes what comes out now into the test files, and shows the difference',
      }),
    )
    .option(
      '--watch',
      say({
        de: 'führt die Tests bei jeder Änderung wieder aus, bis Strg-C',
        en: 'runs the tests again at each change, until Ctrl-C',
      }),
    )
    .action((given: string[], options: Options) =>
      perform((shell) => {
        const paths = pathsOrPack(given, shell.settings);
        return options.watch ? watched(shell, paths, options) : testPaths(shell, paths, options);
      }),
    );
}

async function testPaths(shell: Shell, paths: readonly string[], options: Options): Promise<Outcome> {
  const { runTests } = await import('../rehearsal/run-tests.ts');
  const updated = options.update ? await update(shell, paths) : undefined;
  const tests = await runTests(paths, shell.settings.packEnvironment);
  if (options.junit !== undefined) {
    const { junit } = await import('../rehearsal/junit.ts');
    const { writeWhole } = await import('../files/write-file.ts');
    writeWhole(options.junit, junit(tests, shell.language));
  }
  return outcomeOf(shell, tests, updated);
}

/** Throws CommandError `cli.usage` in CI: what nobody looks at would pass for ever. */
async function update({ settings }: Shell, paths: readonly string[]): Promise<UpdatedFile[]> {
  if (settings.isCi)
    throw wrongUse(
      {
        de: 'In der CI werden keine Erwartungen geändert (CI=true).',
        en: 'Expectations are not changed in CI (CI=true).',
      },
      {
        de: 'Ändern Sie sie am Arbeitsplatz und sehen Sie sie durch.',
        en: 'Change them where you work, and look through them.',
      },
    );
  const { updateTests } = await import('../rehearsal/update-tests.ts');
  return updateTests(paths, settings.packEnvironment);
}

async function watched(shell: Shell, paths: readonly string[], { junit, update: writes }: Options): Promise<number> {
  if (shell.json || writes || junit !== undefined)
    throw wrongUse(
      {
        de: '--watch geht nicht mit --json, --junit oder --update.',
        en: '--watch goes with none of --json, --junit and --update.',
      },
      { de: 'Nehmen Sie eines von beiden.', en: 'Take one of the two.' },
    );
  const { watchTests } = await import('../rehearsal/watch-tests.ts');
  const enough = new AbortController();
  process.once('SIGINT', () => enough.abort());
  await watchTests(paths, shell.settings.packEnvironment, (round) => showRound(shell, round), enough.signal);
  return 0;
}

function showRound(
  shell: Shell,
  round: { tested: TestedScenario[] } | { failed: { diagnostics: Outcome['diagnostics'] } },
): void {
  shell.clear();
  const waits = shell.say({ de: 'wartet auf Änderungen; Strg-C beendet', en: 'waits for changes; Ctrl-C ends' });
  if ('tested' in round) {
    const outcome = outcomeOf(shell, round.tested);
    return shell.show({ ...outcome, text: `${outcome.text}\n${waits}` });
  }
  const { diagnostics = [] } = round.failed;
  shell.show({ exitCode: 1, data: {}, text: waits, diagnostics, findingsAreData: true });
}

function outcomeOf({ say }: Shell, tests: TestedScenario[], updated?: UpdatedFile[]): Outcome {
  const failed = tests.filter(({ ok }) => !ok).length;
  const run = { de: counted(tests.length, 'Test', 'Tests'), en: counted(tests.length, 'test', 'tests') };
  const results = tests.map(({ diagnostics: _diagnostics, ...result }) => result);
  return {
    exitCode: failed === 0 ? 0 : 1,
    data: { ok: failed === 0, tests: results, ...(updated && { updated }) },
    text: [
      ...(updated ?? []).map(({ diff }) => `${diff}\n`),
      say({ de: `${run.de}, ${failed} gescheitert`, en: `${run.en}, ${failed} failed` }),
    ].join('\n'),
    diagnostics: tests.flatMap(({ diagnostics }) => diagnostics),
    findingsAreData: true,
  };
}
