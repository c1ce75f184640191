import { describe, expect, it } from '@jest/globals';
import { amountWords } from './amount-words.ts';

describe('amounts in sentences', () => {
  it('groups thousands and sets the point as each language does', () => {
    expect(amountWords('1234567.5', 'EUR')).toEqual({ de: '1.234.567,50\u00a0EUR', en: '1,234,567.50\u00a0EUR' });
    expect(amountWords('-777.77', 'CHF')).toEqual({ de: '-777,77\u00a0CHF', en: '-777.77\u00a0CHF' });
  });
});
