import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { failure } from '../../test/vendor.ts';
import { BudgetRegistry } from './budget-registry.ts';
import { OwnBudgets } from './budget-store.ts';
import { grantPlaces, PLACES_KEPT_MS, type PlaceGrant } from './place-grants.ts';

/** Places of a process whose clock runs as ours does, but lets time pass at once as well. */
function shifted(count: number) {
  let ahead = 0;
  const clock = { pass: (milliseconds: number) => (ahead += milliseconds) };
  const registry = new BudgetRegistry({ places: count, now: () => performance.now() + ahead });
  return { clock, places: registry.places('crm', undefined) };
}

describe('places among the requests of a connection', () => {
  it('are given to several processes, never more than there are', () => {
    let grants: PlaceGrant[] = [];
    const given: number[] = [];
    for (const holder of ['a', 'b', 'c', 'd']) {
      const answer = grantPlaces(grants, 4, { holder, wanted: 10, inUse: 0 }, 0);
      ({ grants } = answer);
      given.push(answer.places);
    }
    expect(given).toEqual([3, 1, 0, 0]);
  });

  it('are not taken away while they are in use, and given back when they are not wanted', () => {
    const full = [
      { holder: 'a', places: 3, until: 9_000 },
      { holder: 'b', places: 1, until: 9_000 },
    ];
    expect(grantPlaces(full, 4, { holder: 'a', wanted: 3, inUse: 3 }, 0).places).toBe(3);
    const { grants } = grantPlaces(full, 4, { holder: 'a', wanted: 1, inUse: 1 }, 0);
    expect(grantPlaces(grants, 4, { holder: 'b', wanted: 3, inUse: 1 }, 0).places).toBe(3);
  });

  it('of a process that says nothing more are free after ten seconds', () => {
    const { grants } = grantPlaces([], 1, { holder: 'a', wanted: 1, inUse: 1 }, 0);
    const ask = { holder: 'b', wanted: 1, inUse: 0 };
    expect(grantPlaces(grants, 1, ask, PLACES_KEPT_MS - 1).places).toBe(0);
    expect(grantPlaces(grants, 1, ask, PLACES_KEPT_MS).places).toBe(1);
  });

  it('are shared by registries on one store', async () => {
    const store = new OwnBudgets();
    const [first, second] = [new BudgetRegistry({ store }), new BudgetRegistry({ store })];
    const place = await first.places('crm', 1).enter('read');
    const error = await failure(second.places('crm', 1).enter('read'));
    expect(error).toMatchObject({ kind: 'rate_limited', code: 'connector.busy', outcome: 'not_sent' });
    place.leave(true);
    await first.close();
    await second.places('crm', 1).enter('read');
    await second.close();
  });

  it('turn a call away at once behind a system that hangs, and let it wait behind one that answers', async () => {
    const { clock, places } = shifted(2);
    const [place] = [await places.enter('read'), await places.enter('read')];
    clock.pass(600);
    const started = performance.now();
    await failure(places.enter('read'));
    expect(performance.now() - started).toBeLessThan(400);
    place.leave(true);
    const next = await places.enter('read');
    const waits = places.enter('read');
    await sleep(200);
    next.leave(true);
    await waits;
  });

  it('are five until a system has answered lately, and from then on as many as there are', async () => {
    const { clock, places } = shifted(40);
    const five = await Promise.all(Array.from({ length: 5 }, () => places.enter('read')));
    const sixth = places.enter('read');
    clock.pass(20);
    five[0]?.leave(true);
    await sixth;
    const all = await Promise.all(Array.from({ length: 35 }, () => places.enter('read')));
    expect(all).toHaveLength(35);
    // Silence, though requests end: those that got no answer are no sign of life.
    clock.pass(300);
    for (const { leave } of all) leave(false);
    const turnedAway = failure(places.enter('read'));
    clock.pass(1_000);
    const error = await turnedAway;
    expect(error).toMatchObject({ code: 'connector.busy', outcome: 'not_sent', retryAfterSeconds: 1 });
  });

  it('wait longer behind a system that takes its time', async () => {
    const { clock, places } = shifted(40);
    for (let answer = 0; answer < 40; answer += 1) {
      const { leave } = await places.enter('read');
      clock.pass(2_000);
      leave(true);
    }
    await Promise.all(Array.from({ length: 5 }, () => places.enter('read')));
    clock.pass(5_000);
    await places.enter('read');
    clock.pass(2_000);
    expect((await failure(places.enter('read'))).code).toBe('connector.busy');
  });

  it('are five as soon behind a system whose requests were held back by their budget', async () => {
    const { clock, places } = shifted(40);
    const place = await places.enter('read');
    clock.pass(1_990);
    place.sends();
    clock.pass(10);
    place.leave(true);
    clock.pass(300);
    await Promise.all(Array.from({ length: 5 }, () => places.enter('read')));
    expect((await failure(places.enter('read'))).code).toBe('connector.busy');
  });

  it('of one connection leave those of others alone', async () => {
    const registry = new BudgetRegistry({ places: 1 });
    await registry.places('crm', undefined).enter('read');
    await registry.places('acct', undefined).enter('read');
    expect((await failure(registry.places('crm', undefined).enter('read'))).code).toBe('connector.busy');
  });
});
