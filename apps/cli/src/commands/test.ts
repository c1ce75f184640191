import type { Outcome, Registry, Shell } from '../command.ts';
import { pathsOrPack } from '../config.ts';

interface Options {
  junit?: string;
}

/** `test`: runs the tests of flows without a server or a database; 1 when anything came out otherwise than expected. */
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
    .action((paths: string[], options: Options) => perform((shell) => testPaths(shell, paths, options)));
}

async function testPaths({ settings, language, say }: Shell, paths: string[], options: Options): Promise<Outcome> {
  const { runTests } = await import('../rehearsal/run-tests.ts');
  const tests = await runTests(pathsOrPack(paths, settings), settings.packEnvironment);
  if (options.junit !== undefined) {
    const { junit } = await import('../rehearsal/junit.ts');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(options.junit, junit(tests, language));
  }
  const failed = tests.filter(({ ok }) => !ok).length;
  const run = { de: count(tests.length, 'Test', 'Tests'), en: count(tests.length, 'test', 'tests') };
  return {
    exitCode: failed === 0 ? 0 : 1,
    data: { ok: failed === 0, tests: tests.map(({ diagnostics: _diagnostics, ...result }) => result) },
    text: say({ de: `${run.de}, ${failed} gescheitert`, en: `${run.en}, ${failed} failed` }),
    diagnostics: tests.flatMap(({ diagnostics }) => diagnostics),
    findingsAreData: true,
  };
}

function count(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}
