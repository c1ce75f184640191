import { describe, expect, it } from '@jest/globals';
import { decimalText, exactNumber } from './number-text.ts';

describe('an amount that PandaDoc gives', () => {
  it.each([
    ['10.50', '10.50'],
    [10.5, '10.5'],
    [0, '0'],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('as %j is %j', (given, text) => {
    expect(decimalText(given)).toBe(text);
  });
});

describe('an amount that PandaDoc gets', () => {
  it.each([
    ['99.90', 99.9],
    ['-0.05', -0.05],
    ['0', 0],
    ['1234567890123.45', 1_234_567_890_123.45],
    ['0.000123456789012345', 0.000123456789012345],
  ])('of %s is that number', (text, number) => {
    expect(exactNumber(text, 'unitPrice')).toBe(number);
  });

  it.each(['12345678901234.56', '1234567890123456', '', ' ', '1,50', 'viel'])(
    'of %j is not sent, as it would be another one',
    (text) => {
      expect(() => exactNumber(text, 'unitPrice')).toThrow(
        expect.objectContaining({
          code: 'pandadoc.number_not_exact',
          outcome: 'not_sent',
          facts: { field: 'unitPrice' },
        }),
      );
    },
  );
});
