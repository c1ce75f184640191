import { SESSION_OPTIONS, type Bell, type Database, type Sql, type Transaction } from '@belegfluss/store';
import { PgBoss } from 'pg-boss';
import { OWN_LANE, type Lane, type Limit } from './lanes.ts';
import { freePlaces, reachedLimit } from './limited-claim.ts';
import { restJobId, type RestingRun } from './rest-job.ts';

/** A run that has something to do. */
export interface NewJob {
  lane: string;
  runId: string;
  /** Of those that are due, the highest are taken first. */
  priority: number;
  /** Not before this moment. */
  startAfter?: Date;
  /** For a run that rests, so that it can be woken earlier. */
  id?: string;
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

const HEARTBEAT_SECONDS = 10;
const LOOK_EVERYWHERE_MS = 500;
/** Not among the options that pg-boss names, but handed on to its pool. */
const SESSION = { options: SESSION_OPTIONS };
/** pg-boss throws away what nobody fetched in two weeks; a machine may well be switched off for longer. */
const KEPT_SECONDS = 10 * 365 * 86_400;
/**
 * pg-boss throws away what was tried too often, and its run would stand still for ever. A disk that is full for a weekend hands
 * a job back thousands of times; runs that bring their workers down are bounded by claim-runs.ts.
 */
const RETRY_LIMIT = 2 ** 31 - 1;
/** pg-boss allows no more than a day; heartbeats find dead workers long before. */
const LONGEST_ATTEMPT_SECONDS = 86_399;
/** Ended jobs say nothing that their runs do not say. */
const ENDED_KEPT_SECONDS = 600;

/**
 * The only place that knows pg-boss. Jobs are inserted and completed inside our own transactions, so a
 * job exists exactly when its run has something to do. Workers take from the lanes in turn: a backlog of one connection
 * holds up no other, and what has reached its limit nothing else.
 */
export class JobQueue {
  readonly #boss: PgBoss;
  readonly #db: Database;
  readonly #lanes: Map<string, Lane>;
  readonly #bell: Bell;
  /** Lanes that may hold due jobs. */
  readonly #hungry = new Set<string>();
  #lookedEverywhereAt = -Infinity;
  #wake: () => void = () => undefined;

  constructor(db: Database, lanes: Lane[], bell: Bell) {
    this.#db = db;
    this.#lanes = new Map([OWN_LANE, ...lanes].map((lane) => [lane.name, lane]));
    this.#bell = bell;
    this.#boss = new PgBoss({
      ...SESSION,
      connectionString: db.url,
      schema: 'pgboss',
      application_name: 'belegfluss-queue',
      max: 4,
      schedule: false,
      // A dead worker's jobs must be found within seconds, not within the default minute: one process looks every two seconds, and
      // where it was killed another one has asked within one more whether it is its turn.
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 2,
    });
  }

  /** Creates what is missing and starts watching for dead workers. `onError` hears what goes wrong in the background. */
  async start(onError: (error: Error) => void): Promise<void> {
    this.#boss.on('error', onError);
    await this.#boss.start();
    for (const lane of this.#lanes.keys()) await this.#create(lane);
    await this.adopt();
  }

  /**
   * Serves these lanes from now on. The others stay: runs under way may still be put back into them, by this process or
   * by one that has not heard yet.
   */
  async follow(lanes: Lane[]): Promise<void> {
    for (const lane of lanes) {
      if (!this.#lanes.has(lane.name)) await this.#create(lane.name);
      this.#lanes.set(lane.name, lane);
    }
  }

  /** Serves lanes as well that nobody is configured for any more, but that still hold jobs. */
  async adopt(): Promise<void> {
    const left = await this.#db.query<{ name: string }>(
      `select name from pgboss.queue q where (name = $1 or name like $1 || '.%') and name <> all ($2)
       and exists (select 1 from pgboss.job j where j.name = q.name and j.state in ('created', 'retry', 'active'))`,
      [OWN_LANE.name, [...this.#lanes.keys()]],
    );
    for (const { name } of left) this.#lanes.set(name, { name, limits: [] });
  }

  async #create(lane: string): Promise<void> {
    await this.#boss.createQueue(lane, {
      heartbeatSeconds: HEARTBEAT_SECONDS,
      retryDelay: 0,
      retryBackoff: false,
      expireInSeconds: LONGEST_ATTEMPT_SECONDS,
      deleteAfterSeconds: ENDED_KEPT_SECONDS,
    });
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
        own.map(({ runId, priority, startAfter, id }) => ({
          data: { subject: runId },
          priority,
          // The number of active jobs of a group is found by an index.
          ...(this.#isLimited(lane) && { group: { id: lane } }),
          retentionSeconds: KEPT_SECONDS,
          retryLimit: RETRY_LIMIT,
          ...(startAfter && { startAfter }),
          ...(id !== undefined && { id }),
        })),
        { db: inside(tx) },
      );
    }
    const due = new Set(jobs.filter((job) => !job.startAfter).map((job) => this.#known(job.lane)));
    this.#ringAfter(tx, due);
  }

  /** Makes the jobs due for which these runs sleep, at once or each so many milliseconds after the one before. */
  async hasten(tx: Transaction, runs: RestingRun[], apartMs = 0): Promise<void> {
    if (runs.length === 0) return;
    const due = await tx.query<{ name: string }>(
      `update pgboss.job set start_after = now() + resting.place * $3 * interval '1 millisecond'
       from unnest($2::uuid[]) with ordinality as resting(job, place)
       where name = any($1) and id = resting.job and state = 'created' returning name`,
      [[...this.#lanes.keys()], runs.map(restJobId), apartMs],
    );
    this.#ringAfter(tx, new Set(due.map(({ name }) => name)));
  }

  /** There may be due jobs in these lanes. */
  expect(lanes: Iterable<string>): void {
    for (const lane of lanes) if (this.#lanes.has(lane)) this.#hungry.add(lane);
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
    const found = await Promise.allSettled(lanes.map((lane) => this.#fetch(lane, share)));
    const failed = found.find((look) => look.status === 'rejected');
    const claims = found.flatMap((look) => (look.status === 'fulfilled' ? look.value : []));
    // What other lanes gave is in our hands; the next look meets the trouble again if it lasts.
    if (failed && claims.length === 0) throw failed.reason;
    return claims.sort((a, b) => (a.runId < b.runId ? -1 : 1));
  }

  /** Says that we still live; without it the jobs go to others after ten seconds. */
  async touch(claims: Claim[]): Promise<void> {
    for (const [lane, own] of this.#byLane(claims)) await this.#boss.touch(lane, attempts(own));
  }

  /** Ends jobs in the caller's transaction. A job that another worker took over meanwhile is left alone. */
  async complete(tx: Transaction, claims: Claim[]): Promise<void> {
    const lanes = this.#byLane(claims);
    for (const [lane, own] of lanes) await this.#boss.deleteJob(lane, attempts(own), { db: inside(tx) });
    this.#ringAfter(tx, this.#underTheLimitsOf([...lanes.keys()]));
  }

  /** Gives jobs back at once, for others to take. */
  async handBack(claims: Claim[]): Promise<void> {
    for (const [lane, own] of this.#byLane(claims)) await this.#boss.fail(lane, attempts(own));
    const lanes = new Set(claims.map((claim) => claim.lane));
    this.#bell.ring(JOBS_CHANNEL, lanes);
    this.expect(lanes);
  }

  /** Whether this run has a job that is not ended. Looked for without an index: only for what a person does. */
  async holdsJob(sql: Sql, runId: string): Promise<boolean> {
    const found = await sql.query(
      "select 1 from pgboss.job where state in ('created', 'retry', 'active') and data->>'subject' = $1 limit 1",
      [runId],
    );
    return found.length > 0;
  }

  /** The limit that keeps runs of a lane from being taken now; `undefined` where none does. */
  async reachedLimit(sql: Sql, name: string): Promise<Limit | undefined> {
    const lane = this.#lanes.get(name) ?? OWN_LANE;
    return lane.limits.length > 0 ? reachedLimit(sql, lane, [...this.#lanes.values()]) : undefined;
  }

  /** Jobs that are due and the age of the oldest, by lane, for metrics. */
  async depth(sql: Sql): Promise<{ lane: string; due: number; oldestSeconds: number }[]> {
    return sql.query(
      `select l.lane, count(j.id)::int as due, coalesce(extract(epoch from now() - min(j.start_after)), 0)::int as "oldestSeconds"
       from unnest($1::text[]) as l(lane)
       left join pgboss.job j on j.name = l.lane and j.state in ('created', 'retry') and j.start_after <= now()
       group by l.lane`,
      [[...this.#lanes.keys()]],
    );
  }

  /** Time makes jobs due and dead workers lose theirs, and nobody rings for that. */
  #expectEverywhere(): void {
    this.#lookedEverywhereAt = performance.now();
    for (const lane of this.#lanes.keys()) this.#hungry.add(lane);
  }

  /**
   * On our own sessions, which keep the plan of a statement that costs more to plan than to carry out. By keys: what was taken and done
   * leaves its entries in the index of what is due, in front of it.
   */
  #fetch(name: string, share: number): Promise<Claim[]> {
    const lane = this.#lanes.get(name) ?? OWN_LANE;
    return this.#db.transaction(
      async (tx) => {
        const limited = lane.limits.length > 0;
        const max = limited ? Math.min(share, await freePlaces(tx, lane, [...this.#lanes.values()])) : share;
        return max > 0 ? this.#fetchFrom(lane, max, tx) : [];
      },
      { byKeys: true },
    );
  }

  async #fetchFrom({ name }: Lane, max: number, tx: Transaction): Promise<Claim[]> {
    const jobs = await this.#boss.fetch<{ subject: string }>(name, {
      batchSize: max,
      includeMetadata: true,
      db: inside(tx),
    });
    if (jobs.length === max) this.#hungry.add(name);
    return jobs.map((job) => ({ lane: name, jobId: job.id, tryNumber: job.retryCount, runId: job.data.subject }));
  }

  #ringAfter(tx: Transaction, lanes: Set<string>): void {
    if (lanes.size === 0) return;
    tx.afterCommit(() => {
      this.#bell.ring(JOBS_CHANNEL, lanes);
      this.expect(lanes);
    });
  }

  /** Lanes in which runs may wait for the places that these lanes give free. */
  #underTheLimitsOf(names: string[]): Set<string> {
    const limits = new Set(names.flatMap((name) => this.#lanes.get(name)?.limits.map((limit) => limit.name) ?? []));
    const lanes = [...this.#lanes.values()].filter((lane) => lane.limits.some(({ name }) => limits.has(name)));
    return new Set(lanes.map(({ name }) => name));
  }

  #isLimited(lane: string): boolean {
    return (this.#lanes.get(lane)?.limits.length ?? 0) > 0;
  }

  /** What is configured no more has no lane of its own. */
  #known(lane: string): string {
    return this.#lanes.has(lane) ? lane : OWN_LANE.name;
  }

  #byLane<T extends { lane: string }>(items: T[]): Map<string, T[]> {
    return Map.groupBy(items, ({ lane }) => this.#known(lane));
  }
}

function attempts(claims: Claim[]): { id: string; retryCount: number }[] {
  return claims.map(({ jobId, tryNumber }) => ({ id: jobId, retryCount: tryNumber }));
}

function inside(tx: Sql) {
  return { executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.query(text, values) }) };
}
