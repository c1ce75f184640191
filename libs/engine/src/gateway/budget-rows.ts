import {
  grantPlaces,
  grantRequests,
  pauseSeconds,
  type BudgetAsk,
  type BudgetLease,
  type BudgetStore,
  type GateRecord,
  type Grant,
  type PlaceAsk,
  type PlaceGrant,
  type RateLimit,
} from '@belegfluss/http';
import type { Bell, Database, Sql } from '@belegfluss/store';
import { GATEWAY_CHANNEL } from './gateway-news.ts';

/** Our own pauses, by the number of refusals in a row; the last one for all that follow. */
const PAUSES = [1, 2, 3, 4, 5, 6].map(pauseSeconds);
const OF_LIMIT = 'connection = $1 and route = $2 and requests = $3 and per_seconds = $4';

/** The rate budgets and pauses of all processes, as rows. */
export class BudgetRows implements BudgetStore {
  readonly #db: Database;
  readonly #bell: Bell;

  constructor(db: Database, bell: Bell) {
    this.#db = db;
    this.#bell = bell;
  }

  async lease(connection: string, limit: RateLimit, ask: BudgetAsk): Promise<BudgetLease> {
    const key = [connection, limit.route ?? '', limit.requests, limit.perSeconds];
    return this.#change<Grant, BudgetLease>(key, (before, now) => {
      const { grants, lease } = grantRequests(before, limit, ask, now);
      return { grants, result: lease };
    });
  }

  /** A limit of requests at once is a row without a window. */
  async hold(connection: string, max: number, ask: PlaceAsk): Promise<number> {
    return this.#change<PlaceGrant, number>([connection, '', max, 0], (before, now) => {
      const { grants, places } = grantPlaces(before, max, ask, now);
      return { grants, result: places };
    });
  }

  async close(connection: string, seconds: number | undefined): Promise<GateRecord> {
    const [record] = await this.#db.query<GateRecord>(
      `with changed as (
         insert into connection_gate as g (connection, closed_until, refusals)
         values ($1, now() + coalesce($2::float8, ($3::float8[])[1]) * interval '1 second', 1)
         on conflict (connection) do update set
           -- Requests that were refused together are one refusal.
           refusals = g.refusals + (g.closed_until <= now())::int,
           closed_until = greatest(g.closed_until, now() + interval '1 second' * coalesce($2::float8,
             ($3::float8[])[least(g.refusals + (g.closed_until <= now())::int, cardinality($3::float8[]))]))
         returning connection, refusals, greatest(extract(epoch from closed_until - now()) * 1000, 0)::float8 as "closedForMs"
       )
       select "closedForMs", refusals, pg_notify('${GATEWAY_CHANNEL}',
         $4 || e'\\n' || json_build_array('gate', connection, "closedForMs", refusals)) from changed`,
      [connection, seconds ?? null, PAUSES, this.#bell.id],
    );
    return { closedForMs: record?.closedForMs ?? 0, refusals: record?.refusals ?? 0 };
  }

  async relax(connection: string): Promise<void> {
    await this.#db.query('update connection_gate set refusals = 0 where connection = $1 and closed_until <= now()', [
      connection,
    ]);
  }

  #change<G, R>(key: unknown[], change: (grants: G[], now: number) => { grants: G[]; result: R }): Promise<R> {
    return this.#db.transaction(async (tx) => {
      const before = await held<G>(tx, key);
      const { grants, result } = change(before.grants, before.now);
      await tx.query(`update budget set grants = $5::jsonb where ${OF_LIMIT}`, [...key, JSON.stringify(grants)]);
      return result;
    });
  }
}

/** Takes hold of a row. What a crash of the database forgets of it is over in a second, so nobody waits for the disk. */
async function held<G>(tx: Sql, key: unknown[]): Promise<{ grants: G[]; now: number }> {
  const look = () =>
    tx.query<{ grants: G[]; now: number }>(
      `select grants, (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
              set_config('synchronous_commit', 'off', true)
       from budget where ${OF_LIMIT} for update`,
      key,
    );
  const [row] = await look();
  if (row) return row;
  await tx.query(
    'insert into budget (connection, route, requests, per_seconds) values ($1, $2, $3, $4) on conflict do nothing',
    key,
  );
  const [made] = await look();
  if (!made) throw new Error('a budget row that was just made is gone');
  return made;
}
