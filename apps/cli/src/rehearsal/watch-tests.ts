import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { tablesOf } from '@belegfluss/flow';
import { FLOW_SUFFIX, isGround, packPlaces } from '../check/pack-places.ts';
import { CommandError } from '../command-error.ts';
import { FileChanges } from './file-changes.ts';
import { isOf, runTests, type TestedScenario, type WantedTest } from './run-tests.ts';

/** What one round came to: tests that were run, or why none could be. */
export type Round = { tested: TestedScenario[] } | { failed: CommandError };

/**
 * Runs the tests that paths mean, then again those that a change of a file concerns, until `signal` says that it is enough.
 * `show` is told what each round came to. Throws CommandError `cli.usage` for a path that does not exist.
 */
export async function watchTests(
  paths: readonly string[],
  environment: string,
  show: (round: Round) => void,
  signal: AbortSignal,
): Promise<void> {
  const changes = new FileChanges(new Set(packPlaces(paths).map(({ pack }) => pack)));
  try {
    let round = await oneRound(paths, environment, () => true);
    show(round);
    for (;;) {
      const files = await changes.next(signal);
      if (signal.aborted) return;
      // What could not be run before may concern all.
      const concerned = 'failed' in round ? () => true : (test: WantedTest) => isConcerned(test, files);
      round = await oneRound(paths, environment, concerned);
      show(round);
    }
  } finally {
    changes.close();
  }
}

async function oneRound(
  paths: readonly string[],
  environment: string,
  only: (test: WantedTest) => boolean,
): Promise<Round> {
  try {
    return { tested: await runTests(paths, environment, only) };
  } catch (error) {
    if (error instanceof CommandError) return { failed: error };
    throw error;
  }
}

function isConcerned(test: WantedTest, files: ReadonlySet<string>): boolean {
  return [...files].some((file) => {
    if (basename(dirname(file)) === 'tables') return looksInto(test, tableOf(file));
    // Of a flow that is gone nobody knows whom it concerned.
    return isGround(file) || (file.endsWith(FLOW_SUFFIX) && !existsSync(file)) || isOf(test, file);
  });
}

/** `tables/payment_term.csv` and `tables/payment_term.table.yaml` are one table. */
function tableOf(file: string): string {
  return basename(file).replace(/\..*$/, '');
}

function looksInto({ plan, scenario }: WantedTest, table: string): boolean {
  const isGiven = Object.hasOwn(scenario.given.tables ?? {}, table);
  return isGiven || tablesOf(plan).includes(table);
}
