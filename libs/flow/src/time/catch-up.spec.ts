import { describe, expect, it } from '@jest/globals';
import { catchUp, MAX_CAUGHT_UP, type CatchUp } from './catch-up.ts';

const NOW = new Date('2027-05-04T12:00:30Z');
/** A slot each minute for three days, up to now. */
const THREE_DAYS = Array.from(
  { length: 4_320 },
  (_, index) => new Date(NOW.getTime() - 30_000 - (4_319 - index) * 60_000),
);

describe('slots that were missed', () => {
  it.each<[CatchUp, number, number]>([
    ['none', 5, 4_315],
    ['latest', 5, 4_315],
    ['all', MAX_CAUGHT_UP + 5, 4_315 - MAX_CAUGHT_UP],
  ])('are treated as %s says, and every one is accounted for', (policy, run, leftOut) => {
    const dues = catchUp(policy, THREE_DAYS, NOW);
    expect([dues.run.length, dues.leftOut]).toEqual([run, leftOut]);
    expect(dues.run).toEqual(THREE_DAYS.slice(-run));
  });

  it.each<[CatchUp, number]>([
    ['none', 0],
    ['latest', 1],
    ['all', 3],
  ])('of days long gone run as %s says', (policy, run) => {
    const days = [1, 2, 3].map((day) => new Date(`2027-05-0${day}T06:00:00Z`));
    expect(catchUp(policy, days, NOW)).toEqual({ run: days.slice(3 - run), leftOut: 3 - run });
  });
});
