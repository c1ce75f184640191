import { describe, expect, it } from '@jest/globals';
import { momentOf } from './moment.ts';

describe('a moment in a flow', () => {
  it.each([
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-03-30T10:00:00+01:00', '2026-03-30T09:00:00.000Z'],
    ['2026-03-30T10:00:00Z', '2026-03-30T10:00:00.000Z'],
  ])('%s is %s', (text, moment) => {
    expect(momentOf(text).toISOString()).toBe(moment);
  });

  it.each(['2026-02-30', '2026-03-30T10:00:00', '10:00', 'tomorrow', '', 5, null])('is not %p', (value) => {
    expect(() => momentOf(value)).toThrow('is no day and no moment');
  });
});
