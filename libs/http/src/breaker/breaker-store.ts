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
  /** From the opening to the first probe; from one probe to the next, half of the time that it has been open, but at least this and at most twice this. */
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
  /**
   * Lets one caller probe if it is time for this route and no other route of the connection has been probed in vain within its
   * time; `mine` tells whether it is this one.
   */
  claimProbe(connection: string, route: string, times: ProbeTimes): Promise<{ mine: boolean; record: BreakerRecord }>;
  /** Keeps how a probe went, given the version that came with its claim. A claim that another one has followed counts no more. */
  endProbe(
    connection: string,
    route: string,
    probe: { version: number; good: boolean },
    times: ProbeTimes,
  ): Promise<BreakerRecord>;
}

interface Row {
  connection: string;
  route: string;
  state: BreakerState;
  openedAt: number;
  probeAt: number;
  good: number;
  version: number;
}

/** The breakers of a process that shares them with nobody. */
export class OwnBreakers implements BreakerStore {
  readonly #rows = new Map<string, Row>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  async open(connection: string, route: string, times: ProbeTimes): Promise<BreakerRecord> {
    const row = this.#row(connection, route);
    const now = this.#now();
    if (row.state === 'closed') {
      const probeAt = now + times.resetMs;
      Object.assign(row, { state: 'open', openedAt: now, probeAt, good: 0, version: row.version + 1 });
    }
    return this.#record(row);
  }

  async claimProbe(
    connection: string,
    route: string,
    times: ProbeTimes,
  ): Promise<{ mine: boolean; record: BreakerRecord }> {
    const row = this.#row(connection, route);
    const now = this.#now();
    const others = [...this.#rows.values()].filter((other) => other !== row && other.connection === connection);
    const earliest = Math.max(
      row.probeAt,
      ...others.filter(({ state, good }) => state !== 'closed' && good === 0).map(({ probeAt }) => probeAt),
    );
    const mine = row.state !== 'closed' && earliest <= now;
    if (mine) {
      const pause = Math.min(Math.max((now - row.openedAt) / 2, times.resetMs), 2 * times.resetMs);
      Object.assign(row, { state: 'half_open', probeAt: now + pause, version: row.version + 1 });
    }
    return { mine, record: this.#record({ ...row, probeAt: mine ? row.probeAt : earliest }) };
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

  #row(connection: string, route: string): Row {
    const key = JSON.stringify([connection, route]);
    const row = this.#rows.get(key) ?? {
      connection,
      route,
      state: 'closed',
      openedAt: 0,
      probeAt: 0,
      good: 0,
      version: 0,
    };
    this.#rows.set(key, row);
    return row;
  }

  #record({ state, probeAt, version }: Row): BreakerRecord {
    return { state, probeInMs: state === 'closed' ? 0 : Math.max(probeAt - this.#now(), 0), version };
  }
}
