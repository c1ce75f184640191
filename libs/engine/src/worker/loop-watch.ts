/** A stretch in which one piece of code kept the process from doing anything else. */
export interface Standstill {
  /** When it was over; ISO 8601, UTC. */
  at: string;
  seconds: number;
  /** What was at work then, as flows call it (`crm.deal.update`): one of these was it. */
  uses: string[];
}

const LOOK_MS = 1_000;
/** Leases are renewed every three seconds and last ten. */
const STANDSTILL_MS = 5_000;
/** A process that was stopped, or whose machine slept, has used no processor; one that shares it with many others little. */
const LEAST_SHARE_OF_CPU = 0.05;

/** Notices that the event loop stood still, and says what was at work. */
export class LoopWatch {
  readonly #longest: number;
  readonly #atWork = new Map<symbol, string>();
  /** What has ended since the last look: whoever stood in the way has often just ended. */
  #ended = new Set<string>();
  #lookedAt = performance.now();
  #cpu = process.cpuUsage();
  #timer: NodeJS.Timeout | undefined;
  #latest: Standstill | null = null;

  constructor(longestMs = STANDSTILL_MS) {
    this.#longest = longestMs;
  }

  /** The last one of this process; `null` where there was none. */
  get latest(): Standstill | null {
    return this.#latest;
  }

  start(): void {
    this.#lookedAt = performance.now();
    this.#timer = setInterval(() => this.#look(), Math.min(LOOK_MS, this.#longest / 2)).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Does work under the name by which it is told. */
  async around<T>(use: string, work: () => Promise<T>): Promise<T> {
    const id = Symbol(use);
    this.#atWork.set(id, use);
    try {
      return await work();
    } finally {
      this.#atWork.delete(id);
      this.#ended.add(use);
    }
  }

  #look(): void {
    const now = performance.now();
    const gap = now - this.#lookedAt;
    const used = process.cpuUsage(this.#cpu);
    const busyMs = (used.user + used.system) / 1_000;
    if (gap > this.#longest && busyMs > gap * LEAST_SHARE_OF_CPU) {
      const uses = [...new Set([...this.#atWork.values(), ...this.#ended])].sort();
      this.#latest = { at: new Date().toISOString(), seconds: Math.round(gap / 1_000), uses };
    }
    this.#lookedAt = now;
    this.#cpu = process.cpuUsage();
    this.#ended = new Set();
  }
}
