import { describe, expect, it } from '@jest/globals';
import { wholeParts } from './whole-parts.ts';

describe('places that are filled at once', () => {
  it.each([1, 2, 3, 10, 80, 200])(
    'of %i are few different numbers, all where all are free, and never more than are free',
    (all) => {
      const filled = Array.from({ length: all + 1 }, (_, free) => wholeParts(free, all));
      expect(new Set(filled).size).toBeLessThanOrEqual(5);
      expect(filled.at(-1)).toBe(all);
      expect(filled.every((count, free) => count <= free)).toBe(true);
    },
  );

  it('are none while less than a quarter is free', () => {
    expect([0, 19, 20, 39, 40, 79, 80].map((free) => wholeParts(free, 80))).toEqual([0, 0, 20, 20, 40, 60, 80]);
  });
});
