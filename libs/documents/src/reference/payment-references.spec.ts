import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { checkCreditorReference, formatCreditorReference, makeCreditorReference } from './creditor-reference.ts';
import { checkQrReference, formatQrReference, makeQrReference } from './qr-reference.ts';

describe('creditor references', () => {
  it('are made so that they pass their own check', () => {
    expect(makeCreditorReference('539007547034')).toBe('RF18539007547034');
    const made = makeCreditorReference('RE-2026-00017') ?? '';
    expect(made).toMatch(/^RF\d{2}RE202600017$/);
    expect(checkCreditorReference(made)).toEqual({ valid: true, normalized: made });
    expect(formatCreditorReference(made)).toBe('RF78 RE20 2600 017');
  });

  it('are refused with a wrong digit, a wrong length or a wrong character', () => {
    expect(checkCreditorReference('RF19539007547034')).toMatchObject({ valid: false, reason: 'checksum' });
    expect(checkCreditorReference('RF18')).toMatchObject({ valid: false, reason: 'length' });
    expect(checkCreditorReference('RF18ä39007547034')).toMatchObject({ valid: false, reason: 'characters' });
    expect(makeCreditorReference('RE 2026 ß')).toBeUndefined();
    expect(makeCreditorReference('1'.repeat(22))).toBeUndefined();
  });

  it('of any number pass, and no single wrong character does', () => {
    const characters = fc.stringMatching(/^[A-Z0-9]{1,21}$/);
    fc.assert(
      fc.property(characters, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, step) => {
        const made = makeCreditorReference(number) ?? '';
        expect(checkCreditorReference(made)).toEqual({ valid: true, normalized: made });
        const at = 2 + (place % (made.length - 2));
        if (!/\d/.test(made.charAt(at))) return;
        const wrong = `${made.slice(0, at)}${(Number(made.charAt(at)) + step) % 10}${made.slice(at + 1)}`;
        expect(checkCreditorReference(wrong).valid).toBe(false);
      }),
    );
  });
});

describe('QR references', () => {
  it('are made with zeros in front and a check digit', () => {
    expect(makeQrReference('21 00000 00003 13947 14300 0901')).toBe('210000000003139471430009017');
    expect(makeQrReference('2026-00017')).toBe('000000000000000002026000172');
    expect(formatQrReference('210000000003139471430009017')).toBe('21 00000 00003 13947 14300 09017');
    expect([makeQrReference('RE-17'), makeQrReference(''), makeQrReference('1'.repeat(27))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are refused with a wrong digit, length or character', () => {
    expect(checkQrReference('210000000003139471430009016')).toMatchObject({ valid: false, reason: 'checksum' });
    expect(checkQrReference('21000000000313947143000901')).toMatchObject({ valid: false, reason: 'length' });
    expect(checkQrReference('2100000000031394714300O9017')).toMatchObject({ valid: false, reason: 'characters' });
  });

  it('of any number pass, and neither a wrong digit nor two neighbours changed over do', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,26}$/), fc.nat(26), fc.integer({ min: 1, max: 9 }), (number, at, step) => {
        const made = makeQrReference(number) ?? '';
        expect(checkQrReference(made)).toEqual({ valid: true, normalized: made });
        const digit = (Number(made.charAt(at)) + step) % 10;
        expect(checkQrReference(`${made.slice(0, at)}${digit}${made.slice(at + 1)}`).valid).toBe(false);
      }),
    );
  });
});
