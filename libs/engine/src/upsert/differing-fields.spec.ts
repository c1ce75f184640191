import { describe, expect, it } from '@jest/globals';
import { Decimal, Instant } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { differingFields, meansTheSame } from './differing-fields.ts';

const FIELDS = Type.Object({
  amount: Decimal(),
  count: Type.Number(),
  price: Type.Union([Decimal(), Type.Number()]),
  at: Instant(),
  number: Type.String(),
  email: Type.String({ caseless: true }),
  tags: Type.Array(Type.String()),
});

describe('a field of a record', () => {
  it.each([
    ['amount', '10.50', '10.5'],
    ['amount', '-0.0', '0'],
    ['amount', '007', 7],
    ['amount', '12345678901234567890.10', '12345678901234567890.1'],
    ['count', 3, '3.00'],
    ['price', '12.30', 12.3],
    ['price', '12.30', '12.3'],
    ['at', '2026-01-31T08:00:00Z', '2026-01-31T09:00:00.000+01:00'],
    ['number', '', null],
    ['number', '', undefined],
    ['email', 'Erika@Example.com', 'erika@example.com'],
    ['tags', ['a', 'b'], ['a', 'b']],
    ['unknown', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ])('%s means the same as %j and as %j', (name, one, other) => {
    expect(meansTheSame(FIELDS, name, one, other)).toBe(true);
    expect(meansTheSame(FIELDS, name, other, one)).toBe(true);
  });

  it.each([
    ['amount', '10.50', '10.05'],
    ['amount', '5', '-5'],
    ['amount', '0', ''],
    ['number', '0815', '815'],
    ['number', '1.0', '1'],
    ['number', 'a', 'A'],
    ['at', '2026-01-31T08:00:00Z', '2026-01-31T08:00:01Z'],
    ['tags', ['a', 'b'], ['b', 'a']],
    ['tags', ['1'], '1'],
  ])('%s does not mean the same as %j and as %j', (name, one, other) => {
    expect(meansTheSame(FIELDS, name, one, other)).toBe(false);
  });

  it('counts only where it is wanted', () => {
    const wanted = { amount: '1.0', number: 'b' };
    expect(differingFields(FIELDS, wanted, { amount: '1', number: 'a', email: 'x' })).toEqual({ number: 'b' });
  });
});
