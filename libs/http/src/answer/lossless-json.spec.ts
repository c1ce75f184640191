import { describe, expect, it } from '@jest/globals';
import { parseLossless } from './lossless-json.ts';

describe('a number of JSON', () => {
  it.each([
    ['10.50', 10.5],
    ['-0.10', -0.1],
    ['0', 0],
    ['0.00', 0],
    ['1E2', 100],
    ['1e-07', 1e-7],
    ['1.50e+3', 1500],
    ['1e21', 1e21],
    ['999999999999999', 999_999_999_999_999],
    ['9007199254740992', 9_007_199_254_740_992],
    ['0.30000000000000004', 0.30000000000000004],
    ['1234567890123.450000', 1_234_567_890_123.45],
  ])('stays a number where one is equal to it: %s', (text, number) => {
    expect(parseLossless(`{"a":[${text}]}`)).toEqual({ a: [number] });
    expect(parseLossless(text)).toBe(number);
  });

  it.each([
    '9007199254740993',
    '1234567890123456789',
    '12345678901234567890.10',
    '-0.1234567890123456789',
    '1e400',
    '1e-400',
    `1.${'0'.repeat(60)}1`,
  ])('is kept as its text where none is: %s', (text) => {
    expect(parseLossless(`{"a":[${text}]}`)).toEqual({ a: [text] });
    expect(parseLossless(text)).toBe(text);
  });

  it('of a million digits is not looked at long', () => {
    const text = `1${'0'.repeat(1_000_000)}1`;
    const before = performance.now();
    expect(parseLossless(text)).toBe(text);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('in a text is no number', () => {
    expect(parseLossless('{"a":": 1e400, ","b":1}')).toEqual({ a: ': 1e400, ', b: 1 });
  });
});
