import { setTimeout as sleep } from 'node:timers/promises';
import { dispatchDeliveries } from '../event/dispatch.ts';
import type { Claim } from '../queue/job-queue.ts';
import { attemptRun, type AttemptTools } from './attempt.ts';
import { claimRuns, type ClaimedRun } from './claim-runs.ts';
import { isOutage } from './database-error.ts';
import { FencedError } from './run-journal.ts';
import type { RunVerdict } from './verdict.ts';

export interface WorkerOptions {
  /** Runs in work at the same time in this process. */
  concurrency: number;
  /** Told about each finished attempt, for logs and metrics. */
  onAttempt: (claimed: ClaimedRun, verdict: RunVerdict, milliseconds: number) => void;
  /** Told about attempts that our own trouble ended, and about background errors. */
  onTrouble: (error: unknown, runId?: string) => void;
}

const POLL_MS = 500;
const TOUCH_MS = 3_000;
const TROUBLE_PAUSE_MS = 1_000;
/** SIGTERM leaves 20 seconds; what is not done after this is handed back. */
const DRAIN_MS = 15_000;

/** Takes jobs and carries them out until it is stopped. Any number of workers may share one database. */
export class Worker {
  readonly #tools: AttemptTools;
  readonly #options: WorkerOptions;
  readonly #abort = new AbortController();
  readonly #held = new Map<string, Claim>();
  readonly #inWork = new Set<Promise<void>>();
  #wake: () => void = () => undefined;
  #stopping = false;
  #loop: Promise<void> = Promise.resolve();
  #touching: NodeJS.Timeout | undefined;

  constructor(tools: AttemptTools, options: WorkerOptions) {
    this.#tools = tools;
    this.#options = options;
  }

  start(): void {
    this.#touching = setInterval(() => void this.#touch(), TOUCH_MS);
    this.#loop = this.#run();
  }

  /** Looks for jobs at once; called when the database says that there are some. */
  wake(): void {
    this.#wake();
  }

  /** Takes no more jobs, lets running attempts end, hands back what does not end in time. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await this.#loop;
    const drained = Promise.allSettled(this.#inWork);
    await Promise.race([drained, sleep(DRAIN_MS, undefined, { ref: false })]);
    this.#abort.abort();
    await Promise.race([drained, sleep(2_000, undefined, { ref: false })]);
    clearInterval(this.#touching);
    if (this.#held.size > 0) await this.#tools.queue.handBack([...this.#held.values()]).catch(this.#options.onTrouble);
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const woken = new Promise<void>((done) => {
        this.#wake = done;
      });
      const took = await this.#take().catch(async (error: unknown) => {
        this.#options.onTrouble(error);
        await sleep(TROUBLE_PAUSE_MS);
        return 0;
      });
      if (took === 0) await Promise.race([woken, sleep(POLL_MS)]);
    }
  }

  async #take(): Promise<number> {
    const deliveries = await this.#tools.queue.claim('dispatch', 100);
    if (deliveries.length > 0) {
      await dispatchDeliveries(this.#tools, deliveries).catch(async (error: unknown) => {
        await this.#letGo(deliveries);
        throw error;
      });
    }
    const free = this.#options.concurrency - this.#inWork.size;
    const claims = free > 0 ? await this.#tools.queue.claim('run', free) : [];
    if (claims.length > 0) await this.#begin(claims);
    return deliveries.length + claims.length;
  }

  async #begin(claims: Claim[]): Promise<void> {
    for (const claim of claims) this.#held.set(claim.jobId, claim);
    const runs = await claimRuns(this.#tools.db, claims).catch(async (error: unknown) => {
      await this.#letGo(claims);
      throw error;
    });
    for (const claimed of runs) this.#carryOut(claimed);
    const idle = claims.filter((claim) => !runs.some((run) => run.claim.jobId === claim.jobId));
    for (const claim of idle) this.#held.delete(claim.jobId);
    if (idle.length > 0) await this.#tools.db.transaction((tx) => this.#tools.queue.complete(tx, idle));
  }

  /** What is no longer touched goes to somebody within seconds, also where handing it back fails. */
  async #letGo(claims: Claim[]): Promise<void> {
    for (const claim of claims) this.#held.delete(claim.jobId);
    await this.#tools.queue.handBack(claims).catch(this.#options.onTrouble);
  }

  #carryOut(claimed: ClaimedRun): void {
    const started = performance.now();
    const work: Promise<void> = attemptRun(this.#tools, claimed, this.#abort.signal)
      .then(
        (verdict) => this.#options.onAttempt(claimed, verdict, performance.now() - started),
        (error: unknown) => this.#giveBack(claimed, error),
      )
      .finally(() => {
        this.#held.delete(claimed.claim.jobId);
        this.#inWork.delete(work);
        this.#wake();
      });
    this.#inWork.add(work);
  }

  /** An outage of our database is no crash of the run; whatever else was thrown stays counted, so that no run starts for ever. */
  async #giveBack({ run, claim }: ClaimedRun, error: unknown): Promise<void> {
    if (error instanceof FencedError) return;
    this.#options.onTrouble(error, run.id);
    if (isOutage(error)) {
      await this.#tools.db
        .query('update run set crashes = crashes - 1 where id = $1 and attempt = $2', [run.id, run.attempt])
        .catch((failure: unknown) => this.#options.onTrouble(failure, run.id));
    }
    await this.#letGo([claim]);
  }

  async #touch(): Promise<void> {
    if (this.#held.size === 0) return;
    await this.#tools.queue.touch([...this.#held.values()]).catch(this.#options.onTrouble);
  }
}
