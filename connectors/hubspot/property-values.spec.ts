import { describe, expect, it } from '@jest/globals';
import { instantOf, sameValue } from './property-values.ts';

describe('what we wrote, and what HubSpot holds', () => {
  it.each([
    ['100.00', '100'],
    ['-5.50', '-5.5'],
    ['-0.00', '0'],
    ['0.10', '0.1'],
    ['2026-11-02', '1793577600000'],
    ['2026-11-02T10:00:00+01:00', '2026-11-02T09:00:00Z'],
    ['', null],
    ['', undefined],
    ['paid', 'paid'],
  ])('are the same: %j and %j', (wanted, stored) => {
    expect(sameValue(wanted, stored)).toBe(true);
  });

  it.each([
    ['paid', 'open'],
    ['paid', null],
    ['-5', '5'],
    ['100', '1000'],
    ['0.10', '0.01'],
    ['2026-11-02', '2026-11-03'],
    ['100', 'hundert'],
    // Cost centres and post codes of Saxony are no numbers.
    ['0100', '100'],
    ['1067', '01067'],
    ['007.50', '7.5'],
    ['2026-02-30', '2026-03-02'],
    // What some read as the first of a month is a street.
    ['Hof 1', 'Gasse 1'],
  ])('differ: %j and %j', (wanted, stored) => {
    expect(sameValue(wanted, stored)).toBe(false);
  });
});

describe('a moment of HubSpot', () => {
  it.each([
    ['2026-11-02', '2026-11-02T00:00:00.000Z'],
    ['1793577600000', '2026-11-02T00:00:00.000Z'],
    ['2026-11-02T10:00:00.5+0100', '2026-11-02T09:00:00.500Z'],
    ['2026-13-02', undefined],
    ['2026-02-30', undefined],
    ['2026-02-30T10:00:00Z', undefined],
    ['2', undefined],
    ['soon', undefined],
  ])('%s is %s', (text, moment) => {
    expect(instantOf(text)).toBe(moment);
  });
});
