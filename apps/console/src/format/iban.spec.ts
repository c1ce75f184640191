import { describe, expect, it } from '@jest/globals';
import { formatIban } from './iban.ts';

describe('an IBAN on the screen', () => {
  it('stands in groups of four', () => {
    expect(formatIban('DE89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00');
  });

  it('is told from account numbers and other references', () => {
    expect(['8400', 'RF57RE202600007x', 'RE-2026-00007'].map(formatIban)).toEqual([
      '8400',
      'RF57RE202600007x',
      'RE-2026-00007',
    ]);
  });
});
