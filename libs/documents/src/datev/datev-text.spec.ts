import { describe, expect, it } from '@jest/globals';
import { datevText } from './datev-text.ts';

describe('a text for DATEV', () => {
  it('keeps what Windows-1252 holds and takes the marks off other letters', () => {
    expect(datevText('Größe & Söhne – Škoda €', 60)).toBe('Größe & Söhne – Škoda €');
    expect(datevText('Łódź Příbram Győr', 60)).toBe('Lódz Príbram Gyor');
  });

  it('is one line without control characters, foreign scripts and halves of characters', () => {
    expect(datevText('a\r\nb\tc\u0001', 60)).toBe('a b c');
    expect(datevText('株式会社 😀', 60)).toBe('???? ?');
    expect(datevText('abc 😀😀😀', 6)).toBe('abc ??');
  });
});
