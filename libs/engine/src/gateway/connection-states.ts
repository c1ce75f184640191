import { takenPlaces, takenRequests, type BreakerState, type Grant, type PlaceGrant } from '@belegfluss/http';
import type { Database } from '@belegfluss/store';

/** How much of a limit is in use: sent within its window, or granted to a process that may send it yet. */
export interface BudgetUse {
  /** `null` where the limit is the whole connection's. */
  route: string | null;
  /** Length of the window; `null` where the limit is of requests under way at once. */
  perSeconds: number | null;
  limit: number;
  inUse: number;
}

/** One connection as people and monitors see it. */
export interface ConnectionState {
  connection: string;
  breaker: { state: BreakerState; since: string | null };
  /** The pause that the system has asked for, while it lasts. */
  pause: { until: string; seconds: number } | null;
  /** Of each limit of which something is in use. A row stays behind a limit that was changed, and nothing of it is used. */
  budgets: BudgetUse[];
  lastGoodAt: string | null;
  lastError: string | null;
}

interface StateRow {
  connection: string;
  now: number;
  state: BreakerState | null;
  since: Date | null;
  pausedUntil: Date | null;
  budgets: BudgetRow[] | null;
  good: Date | null;
  error: string | null;
}

type BudgetRow = Omit<BudgetUse, 'perSeconds' | 'inUse'> &
  ({ perSeconds: null; grants: PlaceGrant[] } | { perSeconds: number; grants: Grant[] });

/** State of all connections by name, as all processes share it; the worst breaker of a connection stands for it. */
export async function readConnectionStates(db: Database): Promise<Map<string, ConnectionState>> {
  const rows = await db.query<StateRow>(
    `select connection, b.state, b.since, u.budgets, h.last_good_at as good,
            case when g.closed_until > now() then g.closed_until end as "pausedUntil",
            case when h.last_error_at > coalesce(h.last_good_at, '-infinity') then h.last_error end as error,
            (extract(epoch from now()) * 1000)::float8 as now
     from connection_health h
     full join (
       select distinct on (connection) connection, state, since from breaker
       order by connection, case state when 'open' then 0 when 'half_open' then 1 else 2 end, since desc
     ) b using (connection)
     full join connection_gate g using (connection)
     full join (
       select connection, json_agg(json_build_object('route', nullif(route, ''), 'limit', requests,
                'perSeconds', nullif(per_seconds, 0), 'grants', grants) order by route, per_seconds desc, requests) as budgets
       from budget group by connection
     ) u using (connection)`,
  );
  return new Map(rows.map((row) => [row.connection, stateOf(row)]));
}

function stateOf({ connection, now, state, since, pausedUntil, budgets, good, error }: StateRow): ConnectionState {
  return {
    connection,
    breaker: { state: state ?? 'closed', since: since?.toISOString() ?? null },
    pause: pausedUntil && { until: pausedUntil.toISOString(), seconds: (pausedUntil.getTime() - now) / 1000 },
    budgets: (budgets ?? []).map((row) => useOf(row, now)).filter(({ inUse }) => inUse > 0),
    lastGoodAt: good?.toISOString() ?? null,
    lastError: error,
  };
}

function useOf(row: BudgetRow, now: number): BudgetUse {
  const { route, perSeconds, limit } = row;
  const inUse = row.perSeconds === null ? takenPlaces(row.grants, now) : takenRequests(row.grants, row.perSeconds, now);
  return { route, perSeconds, limit, inUse };
}
