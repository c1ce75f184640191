import { describe, expect, it } from '@jest/globals';
import { AmountSum } from './amount-sum.ts';

function sumOf(...texts: string[]): string | undefined {
  const sum = new AmountSum();
  return texts.every((text) => sum.add(text)) ? sum.value.toString() : undefined;
}

describe('the sum of amounts', () => {
  it.each<[string[], string]>([
    [[], '0'],
    [['0.10', '0.20'], '0.3'],
    [['100', '-0.05', '.5', '+1.', ' 2.345 '], '103.795'],
    [['12', '-12.00'], '0'],
    [Array.from({ length: 1_000 }, () => '99999999999.99'), '99999999999990'],
    [['99999999999999999999.99', '0.01'], '100000000000000000000'],
  ])('of %j is exact', (texts, sum) => {
    expect(sumOf(...texts)).toBe(sum);
  });

  it.each(['', 'x', '1,00', '1e3', '1'.repeat(101)])('takes %j for no number', (text) => {
    expect(sumOf('1.00', text)).toBeUndefined();
  });
});
