import { describe, expect, it } from '@jest/globals';
import { grantRequests, type Grant, type RateLimit } from './budget-grants.ts';

/** Reproducible noise. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Four processes that take what they can get and send it at some moments of their lease; now and then one dies without settling. */
function simulate(limit: RateLimit, seed: number, lengthMs: number, stepMs: number): number[] {
  const dice = random(seed);
  const sent: number[] = [];
  let grants: Grant[] = [];
  const held: ({ id: string; moments: number[]; from: number } | undefined)[] = Array(4).fill(undefined);
  let count = 0;
  for (let now = 0; now < lengthMs; now += Math.ceil(dice() * stepMs)) {
    const process = Math.floor(dice() * 4);
    const before = held[process];
    const dies = dice() < 0.2;
    // Who settles sends nothing more with that lease; who dies may have used all of it.
    const used = before?.moments.filter((at) => dies || at <= now) ?? [];
    sent.push(...used);
    const last = Math.max(before?.from ?? now, ...used);
    const settle = before && !dies ? { id: before.id, used: used.length, lastUsedMsAgo: now - last } : undefined;
    const id = String((count += 1));
    const answer = grantRequests(
      grants,
      limit,
      { id, want: 1 + Math.floor(dice() * 20), ...(settle && { settle }) },
      now,
    );
    ({ grants } = answer);
    const { requests, forMs } = answer.lease;
    const moments = Array.from({ length: requests }, () => now + dice() * forMs);
    held[process] = requests > 0 ? { id, moments, from: now } : undefined;
  }
  return sent.toSorted((a, b) => a - b);
}

describe('requests that are granted', () => {
  it.each([
    { limit: { requests: 100, perSeconds: 10 }, lengthMs: 60_000, stepMs: 20 },
    { limit: { requests: 7, perSeconds: 1 }, lengthMs: 20_000, stepMs: 10 },
    { limit: { requests: 1, perSeconds: 0.2 }, lengthMs: 5_000, stepMs: 5 },
  ])('never exceed $limit.requests in any stretch of $limit.perSeconds s', ({ limit, lengthMs, stepMs }) => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const sent = simulate(limit, seed, lengthMs, stepMs);
      expect(sent.length).toBeGreaterThan(limit.requests * 2);
      for (const [n, at] of sent.entries()) {
        const next = sent[n + limit.requests];
        if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(limit.perSeconds * 1000 - 1e-6);
      }
    }
  });

  it('come nearly to the limit when everything is asked for', () => {
    const limit = { requests: 100, perSeconds: 10 };
    let grants: Grant[] = [];
    let sent = 0;
    for (let now = 0; now < 100_000; now += 10) {
      const settle = { id: String(now - 10), used: 10, lastUsedMsAgo: 10 };
      const answer = grantRequests(grants, limit, { id: String(now), want: 50, settle }, now);
      ({ grants } = answer);
      sent += answer.lease.requests;
    }
    expect(sent).toBeGreaterThanOrEqual(950);
    expect(sent).toBeLessThanOrEqual(1000);
  });

  it('leave something for other processes', () => {
    const { lease } = grantRequests([], { requests: 100, perSeconds: 10 }, { id: 'a', want: 1000 }, 0);
    expect(lease).toEqual({ requests: 10, forMs: 500, waitMs: 0 });
  });

  it('and were not sent are free again at once', () => {
    const limit = { requests: 1, perSeconds: 60 };
    const { grants } = grantRequests([], limit, { id: 'a', want: 1 }, 0);
    const settled = grantRequests(
      grants,
      limit,
      { id: '', want: 0, settle: { id: 'a', used: 0, lastUsedMsAgo: 5 } },
      5,
    );
    expect(settled.grants).toEqual([]);
    expect(grantRequests(settled.grants, limit, { id: 'b', want: 1 }, 6).lease.requests).toBe(1);
  });

  it('of a dead process count from the end of its lease', () => {
    const limit = { requests: 1, perSeconds: 60 };
    const { grants } = grantRequests([], limit, { id: 'a', want: 1 }, 0);
    expect(grantRequests(grants, limit, { id: 'b', want: 1 }, 100).lease).toMatchObject({
      requests: 0,
      waitMs: 60_900,
    });
    expect(grantRequests(grants, limit, { id: 'b', want: 1 }, 61_000).lease.requests).toBe(1);
  });

  it('come back with the first grant that leaves the window, and nobody waits who asks for none', () => {
    const limit = { requests: 2, perSeconds: 60 };
    const first = grantRequests([], limit, { id: 'a', want: 1 }, 0);
    expect(first.lease).toMatchObject({ requests: 1, waitMs: 0 });
    const { grants } = grantRequests(first.grants, limit, { id: 'b', want: 1 }, 10_000);
    expect(grantRequests(grants, limit, { id: 'c', want: 1 }, 10_100).lease).toMatchObject({
      requests: 0,
      waitMs: 61_000 - 10_100,
    });
    expect(grantRequests(grants, limit, { id: 'c', want: 0 }, 10_100).lease).toMatchObject({ requests: 0, waitMs: 0 });
  });

  it('within a day stay a short list, and still count', () => {
    const limit = { requests: 250_000, perSeconds: 86_400 };
    let grants: Grant[] = [];
    for (let now = 0; now < 86_400_000; now += 60_000) {
      ({ grants } = grantRequests(grants, limit, { id: String(now), want: 100 }, now));
    }
    expect(grants.length).toBeLessThanOrEqual(60);
    expect(grants.reduce((sum, { requests }) => sum + requests, 0)).toBe(144_000);
  });
});
