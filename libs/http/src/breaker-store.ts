export type BreakerState = 'closed' | 'open' | 'half_open';

/** A breaker as all processes share it. */
export interface BreakerRecord {
  state: BreakerState;
  /** Milliseconds from now until a probe may go; 0 where calls pass. */
  probeInMs: number;
  /** Grows with each change, so that news that come late are known as such. */
  version: number;
}

/** When a breaker lets probes through. */
export interface ProbeTimes {
  /** From the opening to the first probe, and from one probe to the next. */
  resetMs: number;
  /** From a good probe to the next one. */
  goodMs: number;
  /** Good probes in a row that close it. */
  goodProbes: number;
}

/** Where the breakers of all processes are kept. Each method answers with the record as it is afterwards. */
export interface BreakerStore {
  /** Opens a closed breaker; one that is not closed stays as it is. */
  open(connection: string, route: string, times: ProbeTimes): Promise<BreakerRecord>;
  /** Lets one caller probe if it is time; `mine` tells whether it is this one. Its death delays the next probe by `resetMs`. */
  claimProbe(connection: string, route: string, times: ProbeTimes): Promise<{ mine: boolean; record: BreakerRecord }>;
  /** Keeps how a probe went, given the version that came with its claim. A claim that another one has followed counts no more. */
  endProbe(
    connection: string,
    route: string,
    probe: { version: number; good: boolean },
    times: ProbeTimes,
  ): Promise<BreakerRecord>;
}

/** The breakers of a process that shares them with nobody. */
export class OwnBreakers implements BreakerStore {
  readonly #rows = new Map<string, { state: BreakerState; probeAt: number; good: number; version: number }>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  async open(connection: string, route: string, times: ProbeTimes): Promise<BreakerRecord> {
    const row = this.#row(connection, route);
    if (row.state === 'closed') {
      Object.assign(row, { state: 'open', probeAt: this.#now() + times.resetMs, good: 0, version: row.version + 1 });
    }
    return this.#record(row);
  }

  async claimProbe(connection: string, route: string, times: ProbeTimes) {
    const row = this.#row(connection, route);
    const mine = row.state !== 'closed' && row.probeAt <= this.#now();
    if (mine)
      Object.assign(row, { state: 'half_open', probeAt: this.#now() + times.resetMs, version: row.version + 1 });
    return { mine, record: this.#record(row) };
  }

  async endProbe(
    connection: string,
    route: string,
    probe: { version: number; good: boolean },
    times: ProbeTimes,
  ): Promise<BreakerRecord> {
    const row = this.#row(connection, route);
    if (row.version === probe.version) {
      row.version += 1;
      row.good = probe.good ? row.good + 1 : 0;
      if (!probe.good) row.state = 'open';
      else if (row.good >= times.goodProbes) row.state = 'closed';
      else row.probeAt = this.#now() + times.goodMs;
    }
    return this.#record(row);
  }

  #row(connection: string, route: string) {
    const key = JSON.stringify([connection, route]);
    const row = this.#rows.get(key) ?? { state: 'closed' as BreakerState, probeAt: 0, good: 0, version: 0 };
    this.#rows.set(key, row);
    return row;
  }

  #record({ state, probeAt, version }: { state: BreakerState; probeAt: number; version: number }): BreakerRecord {
    return { state, probeInMs: state === 'closed' ? 0 : Math.max(probeAt - this.#now(), 0), version };
  }
}
