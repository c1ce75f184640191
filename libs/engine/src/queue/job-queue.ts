import type { Sql } from '@belegfluss/store';
import { PgBoss } from 'pg-boss';

/** What waits in a queue: the id of a run or of a webhook delivery. */
export type QueueName = 'run' | 'dispatch';

export interface NewJob {
  queue: QueueName;
  subject: string;
  /** Not before this moment. */
  startAfter?: Date;
}

/** A job in our hands; `tryNumber` fences it against a second holder. */
export interface Claim {
  queue: QueueName;
  jobId: string;
  tryNumber: number;
  subject: string;
}

/** Channel on which workers hear that there is work. */
export const JOBS_CHANNEL = 'belegfluss_jobs';

const HEARTBEAT_SECONDS = 10;
/** pg-boss throws away what nobody fetched in two weeks; a machine may well be switched off for longer. */
const KEPT_SECONDS = 10 * 365 * 86_400;

/**
 * The only place that knows pg-boss. Jobs are inserted and completed inside our own transactions, so a
 * job exists exactly when its run has something to do. We bound crashes ourselves (see claim.ts), hence
 * the high retry limit here.
 */
export class JobQueue {
  readonly #boss: PgBoss;

  constructor(url: string) {
    this.#boss = new PgBoss({
      connectionString: url,
      schema: 'pgboss',
      application_name: 'belegfluss-queue',
      max: 4,
      schedule: false,
      // A dead worker's jobs must be found within seconds, not within the default minute.
      superviseIntervalSeconds: 2,
      monitorIntervalSeconds: 2,
    });
  }

  /** Creates what is missing and starts watching for dead workers. `onError` hears what goes wrong in the background. */
  async start(onError: (error: Error) => void): Promise<void> {
    this.#boss.on('error', onError);
    await this.#boss.start();
    for (const name of ['run', 'dispatch'] satisfies QueueName[]) {
      await this.#boss.createQueue(name, {
        heartbeatSeconds: HEARTBEAT_SECONDS,
        retryLimit: 1_000,
        retryDelay: 0,
        retryBackoff: false,
        expireInSeconds: 3_600,
        deleteAfterSeconds: 3_600,
      });
    }
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: true });
  }

  /** Adds jobs in the caller's transaction and wakes the workers when it commits. */
  async insert(tx: Sql, jobs: NewJob[]): Promise<void> {
    for (const queue of new Set(jobs.map((job) => job.queue))) {
      const own = jobs.filter((job) => job.queue === queue);
      await this.#boss.insert(
        queue,
        own.map(({ subject, startAfter }) => ({
          data: { subject },
          retentionSeconds: KEPT_SECONDS,
          ...(startAfter && { startAfter }),
        })),
        { db: inside(tx) },
      );
    }
    if (jobs.some((job) => !job.startAfter)) await tx.query('select pg_notify($1, $2)', [JOBS_CHANNEL, '']);
  }

  /** Takes up to `max` jobs that are due. */
  async claim(queue: QueueName, max: number): Promise<Claim[]> {
    const jobs = await this.#boss.fetch<{ subject: string }>(queue, { batchSize: max, includeMetadata: true });
    return jobs
      .map((job) => ({ queue, jobId: job.id, tryNumber: job.retryCount, subject: job.data.subject }))
      .sort((a, b) => (a.subject < b.subject ? -1 : 1));
  }

  /** Says that we still live; without it the jobs go to others after ten seconds. */
  async touch(claims: Claim[]): Promise<void> {
    for (const queue of new Set(claims.map((claim) => claim.queue))) {
      await this.#boss.touch(queue, attempts(claims.filter((claim) => claim.queue === queue)));
    }
  }

  /** Ends jobs in the caller's transaction. A job that another worker took over meanwhile is left alone. */
  async complete(tx: Sql, claims: Claim[]): Promise<void> {
    for (const queue of new Set(claims.map((claim) => claim.queue))) {
      const own = attempts(claims.filter((claim) => claim.queue === queue));
      await this.#boss.complete(queue, own, null, { db: inside(tx) });
    }
  }

  /** Gives jobs back at once, for others to take. */
  async handBack(claims: Claim[]): Promise<void> {
    for (const queue of new Set(claims.map((claim) => claim.queue))) {
      await this.#boss.fail(queue, attempts(claims.filter((claim) => claim.queue === queue)));
    }
  }

  /** Jobs that are due and the age of the oldest, for metrics. */
  async depth(sql: Sql, queue: QueueName): Promise<{ due: number; oldestSeconds: number }> {
    const [row] = await sql.query<{ due: number; oldest: number }>(
      `select count(*)::int as due, coalesce(extract(epoch from now() - min(start_after)), 0)::int as oldest
       from pgboss.job where name = $1 and state in ('created', 'retry') and start_after <= now()`,
      [queue],
    );
    return { due: row?.due ?? 0, oldestSeconds: row?.oldest ?? 0 };
  }
}

function attempts(claims: Claim[]): { id: string; retryCount: number }[] {
  return claims.map(({ jobId, tryNumber }) => ({ id: jobId, retryCount: tryNumber }));
}

function inside(tx: Sql) {
  return { executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.query(text, values) }) };
}
