import type { Plan, PlannedTrigger } from '@belegfluss/flow';
import { interpret } from '../run/interpret.ts';
import { RunJournal } from '../journal/run-journal.ts';
import type { RunRecord } from '../run/run-record.ts';
import type { World } from '../run/world.ts';
import type { RunVerdict } from '../run/verdict.ts';
import type { RehearsedWrites } from './rehearsed-writes.ts';

/** More than any flow asks for; each attempt but the first needs a reason of its own. */
const MAX_ATTEMPTS = 1_000;

/** Attempts of a run in memory by the interpreter of all runs, one after the other as long as `goesOn` says so. */
export async function interpretUntil(
  {
    plan,
    trigger,
    run,
    writes,
    world,
  }: {
    plan: Plan;
    trigger: PlannedTrigger;
    run: RunRecord;
    writes: RehearsedWrites;
    world: World;
  },
  goesOn: (last: RunVerdict) => boolean,
): Promise<RunVerdict> {
  let verdict = await attempt();
  for (let attempts = 1; attempts < MAX_ATTEMPTS && goesOn(verdict); attempts += 1) verdict = await attempt();
  return verdict;

  async function attempt(): Promise<RunVerdict> {
    run.attempt += 1;
    const journal = new RunJournal(writes, run, [...writes.steps.values()]);
    try {
      const came = await interpret(plan, trigger, journal, world);
      await journal.flush();
      return came;
    } finally {
      journal.close();
    }
  }
}
