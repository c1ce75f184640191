/** At most `requests` in any stretch of `perSeconds`, for one route or for the whole connection. */
export interface RateLimit {
  route?: string;
  requests: number;
  perSeconds: number;
}

/** Requests that one process may send, or has sent, until a moment (milliseconds). */
export interface Grant {
  id: string;
  requests: number;
  until: number;
}

/** What a process wants to send, and what became of what it was granted before. */
export interface BudgetAsk {
  /** Names the new grant. */
  id: string;
  /** Requests that wait; 0 only settles. */
  want: number;
  settle?: { id: string; used: number; lastUsedMsAgo: number };
}

/** What a process may send from now on: `requests` within `forMs`; none of them, and then look again in `waitMs`. */
export interface BudgetLease {
  requests: number;
  forMs: number;
  waitMs: number;
}

const LONGEST_LEASE_MS = 1_000;
/** Long enough that the way to the store and back leaves time to use it. */
const SHORTEST_LEASE_MS = 100;
/** Of one window at most, so that one process does not take everything. */
const SHARE = 10;
/** Old grants are put together into this many stretches of a window: a day's quota stays a short list. */
const STRETCHES = 50;

/** How long what is granted may be used: a twentieth of the window, within bounds. */
function leaseMs(limit: RateLimit): number {
  return Math.min(LONGEST_LEASE_MS, Math.max(SHORTEST_LEASE_MS, (limit.perSeconds * 1000) / 20));
}

/**
 * Grants requests out of a window that several processes share. A grant counts from its end, or from the last request that
 * was sent with it once that is known; so in no stretch of the window's length more than `requests` can be sent, by
 * whomever. Gives back the grants to keep.
 */
export function grantRequests(
  grants: Grant[],
  limit: RateLimit,
  ask: BudgetAsk,
  now: number,
): { grants: Grant[]; lease: BudgetLease } {
  const windowMs = limit.perSeconds * 1000;
  const settledGrants = grants.map((grant) => (grant.id === ask.settle?.id ? settled(grant, ask.settle, now) : grant));
  const kept = counting(settledGrants, windowMs, now);
  const taken = sum(kept);
  const share = Math.max(1, Math.ceil(limit.requests / SHARE));
  const requests = Math.max(Math.min(ask.want, share, limit.requests - taken), 0);
  const forMs = leaseMs(limit);
  if (requests > 0) kept.push({ id: ask.id, requests, until: now + forMs });
  const waitMs = requests > 0 || ask.want === 0 ? 0 : Math.min(...kept.map(({ until }) => until + windowMs - now));
  return { grants: compacted(kept, windowMs, now), lease: { requests, forMs, waitMs } };
}

/** Requests of a window that are sent, or granted and not given back, at a moment. */
export function takenRequests(grants: Grant[], perSeconds: number, now: number): number {
  return sum(counting(grants, perSeconds * 1000, now));
}

function counting(grants: Grant[], windowMs: number, now: number): Grant[] {
  return grants.filter(({ requests, until }) => requests > 0 && until + windowMs > now);
}

function sum(grants: Grant[]): number {
  return grants.reduce((total, { requests }) => total + requests, 0);
}

function settled(grant: Grant, { used, lastUsedMsAgo }: NonNullable<BudgetAsk['settle']>, now: number): Grant {
  return {
    ...grant,
    requests: Math.min(Math.max(used, 0), grant.requests),
    until: Math.min(grant.until, now - Math.max(lastUsedMsAgo, 0)),
  };
}

/** What nobody will settle any more loses its name; grants of one stretch count from the latest of their ends. */
function compacted(grants: Grant[], windowMs: number, now: number): Grant[] {
  const stretchMs = windowMs / STRETCHES;
  const merged = new Map<string, Grant>();
  for (const grant of grants) {
    const old = grant.until < now - 2 * LONGEST_LEASE_MS;
    const id = old ? `old ${Math.floor(grant.until / stretchMs)}` : grant.id;
    const before = merged.get(id);
    merged.set(id, {
      id,
      requests: grant.requests + (before?.requests ?? 0),
      until: Math.max(grant.until, before?.until ?? 0),
    });
  }
  return [...merged.values()];
}
