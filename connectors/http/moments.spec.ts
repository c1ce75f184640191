import { describe, expect, it } from '@jest/globals';
import { millisecondsOf, readMoment, writtenMoment } from './moments.ts';

describe('a moment of a declared system', () => {
  it.each([
    ['2026-11-23', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23 10:00', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00,5', '2026-11-23T10:00:00.500Z'],
    ['2026-11-23T10:00:00.1234567Z', '2026-11-23T10:00:00.123Z'],
    ['2026-11-23T10:00:00+01:00', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23 10:00:00 -0130', '2026-11-23T11:30:00.000Z'],
    ['2026-11-23T10:00+01', '2026-11-23T09:00:00.000Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('is read from %s as it is meant', (text, moment) => {
    expect(readMoment(text)).toBe(moment);
  });

  it.each([
    '11.12.2026',
    '12/11/2026 10:00',
    'Hof 1',
    '2026',
    '2026-02-30',
    '2026-02-29T10:00:00Z',
    '2026-11-23T24:30:00Z',
    '1969-12-31T23:59:59Z',
    '',
  ])('is no other than the one that stands there: %j is none', (text) => {
    expect(readMoment(text)).toBeUndefined();
  });

  it('may be counted, as a number or as its text', () => {
    expect(readMoment('1767225600', 'seconds')).toBe('2026-01-01T00:00:00.000Z');
    expect(readMoment(1767225600.5, 'seconds')).toBe('2026-01-01T00:00:00.500Z');
    expect(readMoment(1767225600123, 'milliseconds')).toBe('2026-01-01T00:00:00.123Z');
    expect(readMoment(0, 'seconds')).toBe('1970-01-01T00:00:00.000Z');
    for (const none of ['', ' ', null, true, 'soon', -1, 253_402_300_800])
      expect(readMoment(none, 'seconds')).toBeUndefined();
  });

  it('is written in the form of the system, never later than it is', () => {
    expect(writtenMoment('2026-01-01T00:00:00.999Z', 'seconds')).toBe('1767225600');
    expect(writtenMoment('2026-01-01T00:00:00.999Z', 'milliseconds')).toBe('1767225600999');
    expect(writtenMoment('2026-01-01T00:00:00.999Z')).toBe('2026-01-01T00:00:00.999Z');
  });
});

describe('a duration', () => {
  it.each([
    ['PT5S', 5],
    ['PT2M', 120],
    ['PT1H30M', 5_400],
    ['P1DT1H1M1S', 90_061],
  ])('of %s has %d seconds', (duration, seconds) => {
    expect(millisecondsOf(duration)).toBe(seconds * 1_000);
  });
});
