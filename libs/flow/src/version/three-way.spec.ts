import { describe, expect, it } from '@jest/globals';
import { standing } from './three-way.ts';

describe('three sides of a flow', () => {
  it.each([
    { base: 'a', live: undefined, own: 'a', is: 'new' },
    { base: undefined, live: 'a', own: 'a', is: 'unchanged' },
    { base: 'a', live: 'b', own: 'b', is: 'unchanged' },
    { base: 'a', live: 'a', own: 'b', is: 'ahead' },
    { base: 'a', live: 'b', own: 'a', is: 'behind' },
    { base: 'a', live: 'b', own: 'c', is: 'conflict' },
    { base: undefined, live: 'b', own: 'c', is: 'conflict' },
  ])('base $base, live $live, own $own: $is', ({ base, live, own, is }) => {
    expect(standing({ ...(base && { base }), ...(live && { live }), own })).toBe(is);
  });
});
