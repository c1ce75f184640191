import { Bell, newId } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { Plans } from '../src/event/plans.ts';
import { RunStarter } from '../src/event/run-starter.ts';
import type { Plan } from '@belegfluss/flow';
import { JobQueue } from '../src/queue/job-queue.ts';
import { OWN_LANE } from '../src/queue/lanes.ts';
import type { WakingTools } from '../src/waiting/waking-tools.ts';
import { claimRuns, type ClaimedRun } from '../src/worker/claim-runs.ts';
import { RunJournal } from '../src/journal/run-journal.ts';
import { RunWriter } from '../src/journal/run-writer.ts';

/** Runs on a database of their own, held by hand: no worker is there to interfere. */
export interface JournalWorld {
  test: TestDatabase;
  writer: RunWriter;
  /** What it takes to wake runs. */
  parked: WakingTools;
  plans: Plans;
  /** A new run of the flow `probe`; gives back its id. */
  newRun(recordKey?: string): Promise<string>;
  claim(runId: string): Promise<ClaimedRun | undefined>;
  /** The next attempt of a run; holders of earlier ones are fenced. */
  hold(runId: string): Promise<RunJournal>;
  close(): Promise<void>;
}

/** Opens the world; `plans` are the flows that hear events. */
export async function journalWorld(plans: Plan[] = []): Promise<JournalWorld> {
  const test = await testDatabase();
  const known = new Plans(plans);
  const bell = new Bell(test.db, () => undefined);
  const queue = new JobQueue(test.db, known.lanes(), bell);
  await queue.start(() => undefined);
  const starter = new RunStarter(known, queue, () => Promise.resolve());
  const writer = new RunWriter({ db: test.db, plans: known, queue, starter, bell, onCommit: () => undefined });
  const held: RunJournal[] = [];
  const claim = async (runId: string) => {
    const [claimed] = await claimRuns(test.db, [{ lane: OWN_LANE.name, jobId: newId(), tryNumber: 0, runId }]);
    return claimed;
  };
  return {
    test,
    writer,
    parked: { db: test.db, plans: known, queue, starter, bell },
    plans: known,
    claim,
    newRun: async (recordKey = 'k') => {
      const id = newId();
      await test.db.query(
        "insert into run (id, flow, revision, trigger, record_key, input) values ($1, 'probe', 'r', 't', $2, '{}')",
        [id, recordKey],
      );
      return id;
    },
    hold: async (runId) => {
      const claimed = await claim(runId);
      if (!claimed) throw new Error(`run ${runId} cannot be held`);
      const journal = new RunJournal(writer, claimed.run, claimed.steps);
      held.push(journal);
      return journal;
    },
    close: async () => {
      // What none of them has written would be tried for a quarter of a minute without the database.
      for (const journal of held) journal.close();
      await bell.close();
      await queue.stop();
      await test.close();
    },
  };
}
