import type { Bell, Database } from '@belegfluss/store';
import type { Plans } from '../event/plans.ts';
import type { RunStarter } from '../event/run-starter.ts';
import type { JobQueue } from '../queue/job-queue.ts';

/** What is needed to put runs back to work. */
export interface WakingTools {
  db: Database;
  plans: Plans;
  queue: JobQueue;
  starter: RunStarter;
  bell: Bell;
}
