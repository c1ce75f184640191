import type { BreakerRecord, BreakerStore, ProbeTimes } from '@belegfluss/http';
import type { Bell, Sql } from '@belegfluss/store';
import { GATEWAY_CHANNEL } from './gateway-news.ts';

const RECORD = `state, version, greatest(extract(epoch from probe_at - now()) * 1000, 0)::float8 as "probeInMs"`;
/** Changes and tells the others in one statement; `$3` is the sender. */
const TELL = `select ${RECORD}, pg_notify('${GATEWAY_CHANNEL}', $3 || e'\\n' || json_build_array('breaker', connection, route, state,
  greatest(extract(epoch from probe_at - now()) * 1000, 0)::float8, version)) from changed`;

/** Routes of a connection that wait for their first good probe: they are probed in turn, for the system is what is down. */
const PROBED_IN_VAIN = `select route, probe_at from breaker where connection = $1 and state <> 'closed' and good_probes = 0`;

const UNKNOWN: BreakerRecord = { state: 'closed', probeInMs: 0, version: 0 };

/** The breakers of all processes, as rows. */
export class BreakerRows implements BreakerStore {
  readonly #sql: Sql;
  readonly #bell: Bell;
  #told = 0;

  constructor(sql: Sql, bell: Bell) {
    this.#sql = sql;
    this.#bell = bell;
  }

  /** Has other processes count a failed call along, and the good ones before it. */
  readonly tellFailure = (connection: string, route: string, goodCalls: number): void => {
    // The bell tells the same word once, and each failure counts.
    this.#told += 1;
    this.#bell.ring(GATEWAY_CHANNEL, [JSON.stringify(['failed', connection, route, goodCalls, this.#told])]);
  };

  async open(connection: string, route: string, times: ProbeTimes): Promise<BreakerRecord> {
    const changed = await this.#change(
      `insert into breaker as b (connection, route, state, probe_at) values ($1, $2, 'open', now() + $4 * interval '1 millisecond')
       on conflict (connection, route) do update set state = 'open', probe_at = excluded.probe_at, good_probes = 0, since = now(),
         version = b.version + 1 where b.state = 'closed'`,
      [connection, route],
      [times.resetMs],
    );
    return changed ?? this.#read(connection, route);
  }

  async claimProbe(
    connection: string,
    route: string,
    times: ProbeTimes,
  ): Promise<{ mine: boolean; record: BreakerRecord }> {
    const mine = await this.#change(
      `update breaker set state = 'half_open', version = version + 1,
         probe_at = now() + least(greatest((now() - since) / 2, $4 * interval '1 millisecond'), 2 * ($4 * interval '1 millisecond'))
       where connection = $1 and route = $2 and state <> 'closed' and probe_at <= now()
         and not exists (select from (${PROBED_IN_VAIN}) o where o.route <> $2 and o.probe_at > now())`,
      [connection, route],
      [times.resetMs],
    );
    return { mine: mine !== undefined, record: mine ?? (await this.#read(connection, route)) };
  }

  async endProbe(
    connection: string,
    route: string,
    probe: { version: number; good: boolean },
    times: ProbeTimes,
  ): Promise<BreakerRecord> {
    const changed = await this.#change(
      `update breaker set version = version + 1,
         good_probes = case when $5 then good_probes + 1 else 0 end,
         state = case when not $5 then 'open' when good_probes + 1 >= $6 then 'closed' else 'half_open' end,
         since = case when $5 and good_probes + 1 >= $6 then now() else since end,
         probe_at = case when $5 then now() + $7 * interval '1 millisecond' else probe_at end
       where connection = $1 and route = $2 and version = $4`,
      [connection, route],
      [probe.version, probe.good, times.goodProbes, times.goodMs],
    );
    return changed ?? this.#read(connection, route);
  }

  async #change(statement: string, key: [string, string], values: unknown[]): Promise<BreakerRecord | undefined> {
    const returning = 'returning connection, route, state, version, probe_at';
    const [row] = await this.#sql.query<BreakerRecord>(`with changed as (${statement} ${returning}) ${TELL}`, [
      ...key,
      this.#bell.id,
      ...values,
    ]);
    return row && { state: row.state, probeInMs: row.probeInMs, version: row.version };
  }

  async #read(connection: string, route: string): Promise<BreakerRecord> {
    const [row] = await this.#sql.query<BreakerRecord>(
      `select ${RECORD} from (
         select state, version, case state when 'closed' then now() else
           greatest(probe_at, (select max(o.probe_at) from (${PROBED_IN_VAIN}) o)) end as probe_at
         from breaker where connection = $1 and route = $2) b`,
      [connection, route],
    );
    return row ?? UNKNOWN;
  }
}
