import type { Command } from 'commander';
import type { Registry } from '../command.ts';

/** Has the help of a verb tell the filters of the list that it belongs to: they say what it is done to. */
export function withFilters(command: Command): Command {
  return command.configureHelp({ ...command.configureHelp(), showGlobalOptions: true });
}

/** What all verbs take that do something with runs: which ones, why, and whether it is meant. */
export function takeRuns(command: Command, say: Registry['say']): Command {
  return withFilters(command)
    .argument(
      '[ids...]',
      say({ de: 'Kennungen der Läufe; sonst gilt die Eingrenzung', en: 'ids of the runs; else the filters count' }),
    )
    .option('--note <text>', say({ de: 'warum, in einem Satz', en: 'why, in a sentence' }))
    .option(
      '--yes',
      say({ de: 'tut es; sonst werden die Läufe nur gezeigt', en: 'does it; else the runs are only shown' }),
    );
}
