import { describe, expect, it } from '@jest/globals';
import { WaitingLine } from './waiting-line.ts';

describe('those who wait', () => {
  it('come back half an interval to one and a half after the one before, the first at the earliest moment', () => {
    for (const [random, apart] of [
      [0, 50],
      [1, 150],
    ] as const) {
      const line = new WaitingLine(100, () => random);
      expect([1, 2, 3].map(() => line.next(1_000, 3_000))).toEqual([2_000, 2_000 + apart, 2_000 + 2 * apart]);
    }
  });

  it('come back at the earliest moment again once the line is behind it', () => {
    const line = new WaitingLine(100, () => 0);
    line.next(0, 0);
    expect(line.next(10_000, 10_500)).toBe(500);
  });
});
