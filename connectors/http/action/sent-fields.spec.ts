import { describe, expect, it } from '@jest/globals';
import { sentFields } from './sent-fields.ts';

describe('a field of a declared write', () => {
  it.each([
    ['decimal', '12.30', '12.30'],
    ['decimal', 12.3, '12.3'],
    ['decimal', 1e-7, '0.0000001'],
    ['number', '12.30', 12.3],
    ['number', '-0.05', -0.05],
    ['number', 12.3, 12.3],
    ['number', null, null],
    ['text', '12.30', '12.30'],
    ['any', 12.3, 12.3],
  ] as const)('of type %s is sent from %j as %j', (type, given, sent) => {
    expect(sentFields({ amount: { type } }, { amount: given })).toEqual({ amount: sent });
  });

  it('is sent as it is where no fields are declared', () => {
    expect(sentFields(undefined, { amount: 12.3 })).toEqual({ amount: 12.3 });
  });

  it('is no amount where binary fractions were computed with', () => {
    expect(() => sentFields({ amount: { type: 'decimal' } }, { amount: 0.1 + 0.2 })).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        code: 'http.no_amount',
        outcome: 'not_sent',
        facts: { field: 'amount' },
      }),
    );
  });
});
