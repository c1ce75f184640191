import { describe, expect, it } from '@jest/globals';
import { deciderWords, sideWords, skontoWords, taxCaseWords } from './voucher-words.ts';

describe('words of vouchers', () => {
  it('says Skonto with the rate and the last day', () => {
    expect(skontoWords('2.50', '2026-03-14')).toEqual({ de: '2,5 % bis 14.03.2026', en: '2.5 % until 14/03/2026' });
    expect(skontoWords(null, null)).toBeNull();
  });

  it('names tax cases and deciders, and leaves alone what it does not know', () => {
    expect(taxCaseWords('domestic')).toEqual({ de: 'Inland', en: 'Domestic' });
    expect([taxCaseWords('special_case'), deciderWords('alex')]).toEqual(['special_case', 'alex']);
    expect(deciderWords('rules')).toEqual({ de: 'Zuordnungsregeln', en: 'Matching rules' });
  });

  it('tells a general reversal from a plain booking', () => {
    expect(sideWords('H', true)).toEqual({ de: 'Haben (Generalumkehr)', en: 'Credit (general reversal)' });
    expect(sideWords('S', false)).toEqual({ de: 'Soll', en: 'Debit' });
  });
});
