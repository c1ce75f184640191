import { describe, expect, it } from '@jest/globals';
import { contentHash } from './content-hash.ts';

describe('the hash of a content', () => {
  it('does not depend on the order of keys, but on everything else', () => {
    const base = contentHash({ a: 1, b: { c: [1, 2], d: null } });
    expect(contentHash({ b: { d: null, c: [1, 2] }, a: 1 })).toBe(base);
    const others = [
      { a: '1', b: { c: [1, 2], d: null } },
      { a: 1, b: { c: [2, 1], d: null } },
      { a: 1, b: { c: [1, 2] } },
      {
        a: 1,
        b: [
          ['c', [1, 2]],
          ['d', null],
        ],
      },
      [{ a: 1 }, { b: 1 }],
      null,
      {},
      [],
      '',
    ];
    const hashes = [base, ...others.map(contentHash)];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
