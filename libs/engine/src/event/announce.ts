import { Bell, type Database } from '@belegfluss/store';
import { catalogOf, EMITTED, type Pack } from '@belegfluss/flow';
import { LiveFlows } from '../deployment/live-flows.ts';
import { JobQueue } from '../queue/job-queue.ts';
import { Plans } from './plans.ts';
import { RunStarter } from './run-starter.ts';

/** An event that flows wait for, told from outside of any run. The same `id` again is the same event. */
export interface Announcement {
  id: string;
  event: string;
  key: string;
  data: Record<string, unknown>;
}

/**
 * Hands events to the live flows where no engine runs: the runs are kept and start with the next worker. Before anything
 * was ever deployed, those of the pack's files count as live. Each page is told as a whole or not at all; its locks are held meanwhile, so
 * it should have no more than a thousand.
 */
export async function announce(
  db: Database,
  pack: Pick<Pack, 'plans' | 'flows' | 'limits' | 'connections' | 'tables' | 'settings'>,
  pages: Iterable<readonly Announcement[]> | AsyncIterable<readonly Announcement[]>,
): Promise<void> {
  const plans = new Plans(pack.plans, pack.limits);
  const bell = new Bell(db, () => undefined);
  const queue = new JobQueue(db, plans.lanes(), bell);
  await queue.start(() => undefined);
  try {
    const live = new LiveFlows({
      sql: db,
      plans,
      queue,
      catalog: catalogOf(pack),
      checked: pack.flows,
      onTrouble: () => undefined,
    });
    const starter = new RunStarter(plans, queue, (sequence, sql) => live.follow(sequence, sql));
    const occurredAt = new Date().toISOString();
    for await (const page of pages) {
      const events = page.map(({ id, event, key, data }) => ({
        connection: EMITTED,
        dedupeKey: `announced/${event}/${id}`,
        entity: event,
        type: 'announced',
        key,
        data,
        occurredAt,
      }));
      await db.transaction((tx) => starter.startForEvents(tx, events));
    }
  } finally {
    await bell.close();
    await queue.stop();
  }
}
