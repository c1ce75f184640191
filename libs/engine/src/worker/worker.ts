import { setTimeout as sleep } from 'node:timers/promises';
import { newId, type Bell } from '@belegfluss/store';
import { dispatchDeliveries } from '../event/dispatch.ts';
import type { RunStarter } from '../event/run-starter.ts';
import type { Claim, JobQueue } from '../queue/job-queue.ts';
import { takeBackRest } from '../queue/rest-job.ts';
import { attemptRun, type AttemptTools } from './attempt.ts';
import { claimRuns, countStart, uncountStart, type ClaimedRun } from './claim-runs.ts';
import { isOutage } from '../journal/database-error.ts';
import { FencedError } from '../journal/run-journal.ts';
import { LoopWatch, type Standstill } from './loop-watch.ts';
import { Solitude } from './solitude.ts';
import { throughOutage } from '../journal/through-outage.ts';
import type { AttemptVerdict } from '../observation/observation.ts';
import { wholeParts } from './whole-parts.ts';
import { WorkLoop } from './work-loop.ts';
import type { WorkTraces } from './work-traces.ts';

export interface WorkerOptions {
  /** Runs in work at the same time in this process. */
  concurrency: number;
  /** Told about each finished attempt, for logs and metrics. */
  onAttempt: (claimed: ClaimedRun, verdict: AttemptVerdict, milliseconds: number) => void;
  traces?: WorkTraces;
  /** Told about attempts that our own trouble ended, and about background errors. */
  onTrouble: (error: unknown, runId?: string) => void;
}

const TOUCH_MS = 3_000;
/** SIGTERM leaves 20 seconds; what is not done after this is handed back. */
const DRAIN_MS = 15_000;
/** Trouble of ours that lasts ends each attempt at once: the next one begins so much later for each attempt that there was, at most a second. */
const PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;

/** What a worker needs beside what its attempts need. */
export interface WorkerTools extends AttemptTools {
  queue: JobQueue;
  starter: RunStarter;
  bell: Bell;
}

/** Takes jobs and carries them out until it is stopped. Any number of workers may share one database. */
export class Worker {
  readonly #tools: WorkerTools;
  readonly #options: WorkerOptions;
  /** By which the database knows what is in its hands. */
  readonly #name = newId();
  readonly #abort = new AbortController();
  readonly #held = new Map<string, Claim>();
  readonly #inWork = new Set<Promise<void>>();
  /** Those of them that only wait for their commit. */
  readonly #worked = new Set<ClaimedRun>();
  readonly #solitude = new Solitude();
  readonly #loop = new LoopWatch();
  readonly #deliveries: WorkLoop;
  readonly #runs: WorkLoop;
  #touching: NodeJS.Timeout | undefined;

  constructor(tools: WorkerTools, options: WorkerOptions) {
    this.#tools = tools;
    this.#options = options;
    this.#deliveries = new WorkLoop(() => this.#takeDeliveries(), options.onTrouble);
    this.#runs = new WorkLoop(() => this.#takeRuns(), options.onTrouble);
  }

  start(): void {
    this.#loop.start();
    this.#touching = setInterval(() => void this.#touch(), TOUCH_MS);
    this.#tools.queue.onJobs(() => this.#runs.wake());
    this.#deliveries.start();
    this.#runs.start();
  }

  /** When this process last stood still, and over what. */
  get standstill(): Standstill | null {
    return this.#loop.latest;
  }

  /** Looks for deliveries at once. */
  expectDeliveries(): void {
    this.#deliveries.wake();
  }

  /** Takes no more jobs, lets running attempts end, hands back what does not end in time. */
  async stop(): Promise<void> {
    this.#solitude.giveUp();
    await Promise.all([this.#deliveries.stop(), this.#runs.stop()]);
    const drained = Promise.allSettled(this.#inWork);
    await Promise.race([drained, sleep(DRAIN_MS, undefined, { ref: false })]);
    this.#abort.abort();
    await Promise.race([drained, sleep(2_000, undefined, { ref: false })]);
    clearInterval(this.#touching);
    this.#loop.stop();
    if (this.#held.size > 0) await this.#tools.queue.handBack([...this.#held.values()]).catch(this.#options.onTrouble);
  }

  async #takeDeliveries(): Promise<number> {
    return this.#solitude.isSought
      ? 0
      : this.#solitude.beside(() => dispatchDeliveries(this.#tools, this.#name, this.#options.traces));
  }

  /**
   * Waits until a good part of the places is free: taking runs costs the same for one as for many. What only waits for its commit takes
   * no place, or all would work, commit and be taken in turn and never at the same time; no more than one round of it.
   */
  async #takeRuns(): Promise<number> {
    if (this.#solitude.isSought) return 0;
    const { concurrency } = this.#options;
    const free = concurrency - this.#inWork.size + Math.min(this.#worked.size, concurrency);
    const filled = wholeParts(free, concurrency);
    if (filled === 0) return 0;
    const claims = await this.#tools.queue.claim(filled);
    if (claims.length > 0) await this.#begin(claims);
    return claims.length;
  }

  async #begin(claims: Claim[]): Promise<void> {
    for (const claim of claims) this.#held.set(claim.jobId, claim);
    const runs = await claimRuns(this.#tools.db, claims).catch(async (error: unknown) => {
      await this.#letGo(claims);
      throw error;
    });
    // Before any of them goes to rest again, with a job of its own.
    const spare = runs.flatMap(({ spareJob }) => spareJob ?? []);
    await takeBackRest(this.#tools.db, spare).catch(this.#options.onTrouble);
    // Whoever has to be alone waits for those that came with it.
    for (const claimed of runs.filter(({ alone }) => !alone)) this.#carryOut(claimed);
    for (const claimed of runs.filter(({ alone }) => alone)) this.#carryOut(claimed);
    const idle = claims.filter((claim) => !runs.some((run) => run.claim.jobId === claim.jobId));
    for (const claim of idle) this.#held.delete(claim.jobId);
    if (idle.length > 0) await this.#tools.db.transaction((tx) => this.#tools.queue.complete(tx, idle));
  }

  /** What is no longer touched goes to somebody within seconds, also where handing it back fails. */
  async #letGo(claims: Claim[]): Promise<void> {
    for (const claim of claims) this.#held.delete(claim.jobId);
    await throughOutage(() => this.#tools.queue.handBack(claims)).catch(this.#options.onTrouble);
  }

  #carryOut(claimed: ClaimedRun): void {
    const begun = claimed.alone ? this.#beAlone(claimed) : this.#solitude.beside(() => this.#attempt(claimed));
    const work: Promise<void> = begun
      .catch((error: unknown) => this.#giveBack(claimed, error))
      .finally(() => {
        this.#held.delete(claimed.claim.jobId);
        this.#worked.delete(claimed);
        this.#inWork.delete(work);
        this.#runs.wake();
      });
    this.#inWork.add(work);
  }

  async #attempt(claimed: ClaimedRun): Promise<void> {
    const started = performance.now();
    const { traces } = this.#options;
    const isAwaited = () => this.#solitude.isSought;
    const onWorked = () => {
      this.#worked.add(claimed);
      this.#runs.wake();
    };
    const attempt = () =>
      attemptRun(this.#tools, claimed, { signal: this.#abort.signal, isAwaited, onWorked, traces, loop: this.#loop });
    const verdict = await (traces?.attempt(claimed, attempt) ?? attempt());
    this.#options.onAttempt(claimed, verdict, performance.now() - started);
  }

  /** Of several that have to be alone one stays; the others are for whoever has room. */
  async #beAlone(claimed: ClaimedRun): Promise<void> {
    const begun = await this.#solitude.alone(async () => {
      if (await countStart(this.#tools.db, claimed)) await this.#attempt(claimed);
    });
    if (!begun) await this.#letGo([claimed.claim]);
    this.#deliveries.wake();
  }

  /**
   * An outage of our database is no crash of the run, nor is our own end; whatever else was thrown stays counted, so that no
   * run starts for ever.
   */
  async #giveBack(claimed: ClaimedRun, error: unknown): Promise<void> {
    if (error instanceof FencedError) return;
    const { run, claim } = claimed;
    this.#options.onTrouble(error, run.id);
    if (isOutage(error) || this.#abort.signal.aborted) {
      const uncounted = throughOutage(() => uncountStart(this.#tools.db, claimed));
      await uncounted.catch((failure: unknown) => this.#options.onTrouble(failure, run.id));
      await sleep(Math.min(PAUSE_MS * run.attempt, LONGEST_PAUSE_MS), undefined, { signal: this.#abort.signal }).catch(
        () => undefined,
      );
    }
    await this.#letGo([claim]);
  }

  async #touch(): Promise<void> {
    if (this.#held.size === 0) return;
    await this.#tools.queue.touch([...this.#held.values()]).catch(this.#options.onTrouble);
  }
}
