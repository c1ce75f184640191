import { describe, expect, it } from '@jest/globals';
import { answeredAt, retryAfterSeconds } from './retry-after.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');

describe('retryAfterSeconds', () => {
  it.each([
    ['30', 30],
    [' 0 ', 0],
    ['1.2', 2],
    ['1000000000', 3600],
    ['Sat, 21 Nov 2026 10:00:45 GMT', 45],
    ['Sun, 22 Nov 2026 10:00:00 GMT', 3600],
    ['Sat, 21 Nov 2026 09:00:00 GMT', undefined],
    ['Sat, 99 Foo 2026 10:00:00 GMT', undefined],
    ['2026-11-21T10:00:45Z', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (header, seconds) => {
    expect(retryAfterSeconds(header, NOW)).toBe(seconds);
  });

  it("counts from the vendor's own clock", () => {
    expect(answeredAt({ date: 'Sat, 21 Nov 2026 09:00:00 GMT' }, NOW)).toBe(NOW - 3_600_000);
    expect(answeredAt({ date: 'nonsense' }, NOW)).toBe(NOW);
  });
});
