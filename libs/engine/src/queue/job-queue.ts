import { SESSION_OPTIONS, type Bell, type Sql, type Transaction } from '@belegfluss/store';
import { PgBoss } from 'pg-boss';

/** A run that has something to do. */
export interface NewJob {
  /** Which line the run stands in: see `laneOf`. */
  lane: string;
  runId: string;
  /** Not before this moment. */
  startAfter?: Date;
}

/** A job in our hands; `tryNumber` fences it against a second holder. */
export interface Claim {
  lane: string;
  jobId: string;
  tryNumber: number;
  runId: string;
}

/** Channel on which workers hear in which lanes there is work. */
export const JOBS_CHANNEL = 'belegfluss_jobs';
/** The lane of everything that no connection sets off. */
export const OWN_LANE = 'run';

const HEARTBEAT_SECONDS = 10;
const LOOK_EVERYWHERE_MS = 500;
/** Not among the options that pg-boss names, but handed on to its pool. */
const SESSION = { options: SESSION_OPTIONS };
/** pg-boss throws away what nobody fetched in two weeks; a machine may well be switched off for longer. */
const KEPT_SECONDS = 10 * 365 * 86_400;
/** pg-boss allows no more than a day; heartbeats find dead workers long before. */
const LONGEST_ATTEMPT_SECONDS = 86_399;
/** Ended jobs say nothing that their runs do not say. */
const ENDED_KEPT_SECONDS = 600;

/**
 * The only place that knows pg-boss. Jobs are inserted and completed inside our own transactions, so a
 * job exists exactly when its run has something to do. Each connection has a lane, and workers take from the lanes
 * in turn: a backlog of one connection holds up no other. We bound crashes ourselves (see claim-runs.ts), hence
 * the high retry limit here.
 */
export class JobQueue {
  readonly #boss: PgBoss;
  readonly #lanes: string[];
  readonly #bell: Bell;
  /** Lanes that may hold due jobs. */
  readonly #hungry = new Set<string>();
  #lookedEverywhereAt = -Infinity;
  #wake: () => void = () => undefined;

  /** `connections` are those whose events start runs. */
  constructor(url: string, connections: Iterable<string>, bell: Bell) {
    this.#lanes = [OWN_LANE, ...new Set([...connections].map(laneOf))];
    this.#bell = bell;
    this.#boss = new PgBoss({
      ...SESSION,
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
    for (const lane of this.#lanes) {
      await this.#boss.createQueue(lane, {
        heartbeatSeconds: HEARTBEAT_SECONDS,
        retryLimit: 1_000,
        retryDelay: 0,
        retryBackoff: false,
        expireInSeconds: LONGEST_ATTEMPT_SECONDS,
        deleteAfterSeconds: ENDED_KEPT_SECONDS,
      });
    }
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: true });
  }

  /** Has `wake` called when this process adds jobs. */
  onJobs(wake: () => void): void {
    this.#wake = wake;
  }

  /** Adds jobs in the caller's transaction and tells the workers when it is committed. */
  async insert(tx: Transaction, jobs: NewJob[]): Promise<void> {
    for (const [lane, own] of this.#byLane(jobs)) {
      await this.#boss.insert(
        lane,
        own.map(({ runId, startAfter }) => ({
          data: { subject: runId },
          retentionSeconds: KEPT_SECONDS,
          ...(startAfter && { startAfter }),
        })),
        { db: inside(tx) },
      );
    }
    const due = new Set(jobs.filter((job) => !job.startAfter).map((job) => this.#known(job.lane)));
    if (due.size > 0) {
      tx.afterCommit(() => {
        this.#bell.ring(JOBS_CHANNEL, due);
        this.expect(due);
      });
    }
  }

  /** There may be due jobs in these lanes. */
  expect(lanes: Iterable<string>): void {
    for (const lane of lanes) if (this.#lanes.includes(lane)) this.#hungry.add(lane);
    this.#wake();
  }

  /** Takes up to about `max` jobs that are due, an equal share of each lane that may have some. */
  async claim(max: number): Promise<Claim[]> {
    if (performance.now() - this.#lookedEverywhereAt > LOOK_EVERYWHERE_MS) this.#expectEverywhere();
    const lanes = [...this.#hungry].slice(0, max);
    if (lanes.length === 0) return [];
    const share = Math.ceil(max / lanes.length);
    // Before the look, not after it: a ring in between must not be lost.
    for (const lane of lanes) this.#hungry.delete(lane);
    const found = await Promise.all(lanes.map((lane) => this.#fetch(lane, share)));
    return found.flat().sort((a, b) => (a.runId < b.runId ? -1 : 1));
  }

  /** Says that we still live; without it the jobs go to others after ten seconds. */
  async touch(claims: Claim[]): Promise<void> {
    for (const [lane, own] of this.#byLane(claims)) await this.#boss.touch(lane, attempts(own));
  }

  /** Ends jobs in the caller's transaction. A job that another worker took over meanwhile is left alone. */
  async complete(tx: Sql, claims: Claim[]): Promise<void> {
    for (const [lane, own] of this.#byLane(claims)) {
      await this.#boss.complete(lane, attempts(own), null, { db: inside(tx) });
    }
  }

  /** Gives jobs back at once, for others to take. */
  async handBack(claims: Claim[]): Promise<void> {
    for (const [lane, own] of this.#byLane(claims)) await this.#boss.fail(lane, attempts(own));
    const lanes = new Set(claims.map((claim) => claim.lane));
    this.#bell.ring(JOBS_CHANNEL, lanes);
    this.expect(lanes);
  }

  /** Jobs that are due and the age of the oldest, by lane, for metrics. */
  async depth(sql: Sql): Promise<{ lane: string; due: number; oldestSeconds: number }[]> {
    return sql.query(
      `select l.lane, count(j.id)::int as due, coalesce(extract(epoch from now() - min(j.start_after)), 0)::int as "oldestSeconds"
       from unnest($1::text[]) as l(lane)
       left join pgboss.job j on j.name = l.lane and j.state in ('created', 'retry') and j.start_after <= now()
       group by l.lane`,
      [this.#lanes],
    );
  }

  /** Time makes jobs due and dead workers lose theirs, and nobody rings for that. */
  #expectEverywhere(): void {
    this.#lookedEverywhereAt = performance.now();
    for (const lane of this.#lanes) this.#hungry.add(lane);
  }

  async #fetch(lane: string, max: number): Promise<Claim[]> {
    const jobs = await this.#boss.fetch<{ subject: string }>(lane, { batchSize: max, includeMetadata: true });
    if (jobs.length === max) this.#hungry.add(lane);
    return jobs.map((job) => ({ lane, jobId: job.id, tryNumber: job.retryCount, runId: job.data.subject }));
  }

  /** A connection that is configured no more has no lane of its own. */
  #known(lane: string): string {
    return this.#lanes.includes(lane) ? lane : OWN_LANE;
  }

  #byLane<T extends { lane: string }>(items: T[]): Map<string, T[]> {
    return Map.groupBy(items, ({ lane }) => this.#known(lane));
  }
}

/** The lane of what a connection sets off. */
export function laneOf(connection: string): string {
  return `${OWN_LANE}.${connection}`;
}

function attempts(claims: Claim[]): { id: string; retryCount: number }[] {
  return claims.map(({ jobId, tryNumber }) => ({ id: jobId, retryCount: tryNumber }));
}

function inside(tx: Sql) {
  return { executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.query(text, values) }) };
}
