import { Option, type Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import { RUN_STATES, type RunRow } from '../rest/answers.ts';
import { online, serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { filterOf, runTable, type Filter } from '../terminal/tables/run-table.ts';
import { runDeeds } from './run-deeds.ts';
import { runReplay } from './run-replay.ts';
import { runShow } from './run-show.ts';
import { runTest } from './run-test.ts';

const MORE = {
  de: 'Es gibt ältere Läufe; grenzen Sie die Liste ein, etwa mit --to.',
  en: 'There are older runs; narrow the list, for example with --to.',
};

/** `runs`: the newest runs; one of them is in run-show.ts, the deeds of people in run-deeds.ts and run-replay.ts, tests from runs in run-test.ts. */
export function runs(registry: Registry): void {
  const { program, say, perform } = registry;
  const list = online(program.command('runs'), registry)
    .description(say({ de: 'zeigt Läufe', en: 'lists runs' }))
    .option(
      '--search <text>',
      say({
        de: 'Anfang des Schlüssels oder ganze Belegnummer',
        en: 'beginning of the key, or a whole document number',
      }),
    )
    .option('--flow <flow>', say({ de: 'nur dieser Ablauf', en: 'only this flow' }))
    .option(
      '--flow-version <number>',
      say({ de: 'nur mit dieser Version des Ablaufs', en: 'only with this version of the flow' }),
    )
    .addOption(
      new Option('--state <state>', say({ de: 'nur in diesem Zustand', en: 'only in this state' })).choices(RUN_STATES),
    )
    .option('--case <id>', say({ de: 'nur zu diesem Vorgang', en: 'only of this case' }))
    .option('--key <key>', say({ de: 'nur dieser Datensatz (A-12 oder A-*)', en: 'only this record (A-12 or A-*)' }))
    .option('--code <code>', say({ de: 'nur mit diesem Grund', en: 'only with this reason' }))
    .option('--from <time>', say({ de: 'ab diesem Tag oder Zeitpunkt (UTC)', en: 'from this day or moment (UTC)' }))
    .option('--since <time>', say({ de: 'wie --from', en: 'the same as --from' }))
    .option('--to <time>', say({ de: 'vor diesem Tag oder Zeitpunkt (UTC)', en: 'before this day or moment (UTC)' }))
    .option('--text <text>', say({ de: 'Teil von Schlüssel oder Fehler', en: 'part of key or error' }))
    .action((filter: Filter, command: Command) =>
      perform((shell) => listRuns(shell, serverOf(shell, command), filter)),
    );
  runShow(list, registry);
  runDeeds(list, registry);
  runReplay(list, registry);
  runTest(list, registry);
}

async function listRuns(shell: Shell, api: ServerApi, filter: Filter): Promise<Outcome> {
  const { runs: rows, next } = await api.get<{ runs: RunRow[]; next: string | null }>('/runs', filterOf(filter));
  const more = next === null ? [] : [shell.say(MORE)];
  return { exitCode: 0, data: { runs: rows, next }, text: [runTable(shell, rows), ...more].join('\n\n') };
}
