import { describe, expect, it } from '@jest/globals';
import { patienceOf } from './alert-limits.ts';

const MINUTE = 60_000;

describe('how long something may be wrong', () => {
  it('is minutes, unless the pack says otherwise', () => {
    expect(patienceOf({})).toEqual({
      breakerOpen: 5 * MINUTE,
      queueAge: 10 * MINUTE,
      clockSkew: MINUTE,
      schedulerSilent: 5 * MINUTE,
      silentSources: {},
    });
  });

  it('is what the pack says, each for itself', () => {
    const said = { breakerOpen: 1, queueAge: 2, clockSkew: 3, schedulerSilent: 4, silentSources: { crm: 5 } };
    expect(patienceOf(said)).toEqual(said);
    expect(patienceOf({ queueAge: 2 })).toMatchObject({ queueAge: 2, breakerOpen: 5 * MINUTE });
  });
});
