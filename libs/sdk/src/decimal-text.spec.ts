import { describe, expect, it } from '@jest/globals';
import { decimalText } from './decimal-text.ts';

describe('the decimal text of a number', () => {
  it.each([
    [12.34, '12.34'],
    [-0.1, '-0.1'],
    [0, '0'],
    [-0, '0'],
    [100, '100'],
    [0.000001, '0.000001'],
    [0.0000001, '0.0000001'],
    [123456789012.34, '123456789012.34'],
    [999999999999999, '999999999999999'],
    [0.5 + 0.25, '0.75'],
  ])('is what stood in the JSON: %d', (number, text) => {
    expect(decimalText(number)).toBe(text);
  });

  it.each([
    0.1 + 0.2,
    1.1 * 3,
    100.1 - 100,
    100_000_000_000.01 - 100_000_000_000,
    1 / 3,
    1e15,
    1e21,
    1e-11,
    Number.MIN_VALUE,
    Infinity,
    NaN,
  ])('is not guessed where computing left more than was written: %d', (number) => {
    expect(decimalText(number)).toBeUndefined();
  });
});
