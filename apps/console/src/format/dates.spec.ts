import { describe, expect, it } from '@jest/globals';
import { businessMoment, formatAge, formatDay, formatDuration, formatTime, isIsoTime, referenceFor } from './dates.ts';

describe('dates on the screen', () => {
  it('shows times in Berlin, also where that is the next day', () => {
    expect(formatDay('2026-09-30T22:30:00Z', 'de')).toBe('01.10.2026');
    expect(formatTime('2026-01-15T11:00:00Z', 'de')).toContain('12:00:00');
  });

  it('takes what is typed for the time in Berlin, in summer and in winter and beside the change between them', () => {
    for (const [local, iso] of [
      ['2026-11-24T08:00', '2026-11-24T07:00:00.000Z'],
      ['2026-07-01T08:00', '2026-07-01T06:00:00.000Z'],
      ['2026-03-29T01:30', '2026-03-29T00:30:00.000Z'],
      ['2026-03-29T03:30', '2026-03-29T01:30:00.000Z'],
      ['2026-10-25T01:30', '2026-10-24T23:30:00.000Z'],
      ['2026-10-25T03:30', '2026-10-25T02:30:00.000Z'],
    ] as const)
      expect(businessMoment(local)).toBe(iso);
    expect(businessMoment('')).toBeUndefined();
  });

  it('leaves a day without a time where it is', () => {
    expect(formatDay('2026-10-01', 'de')).toBe('01.10.2026');
    expect(formatTime('2026-10-01', 'en')).toBe('1 Oct 2026');
  });

  it('writes durations in the unit that fits', () => {
    const from = '2026-09-01T00:00:00.000Z';
    const after = (milliseconds: number) => new Date(Date.parse(from) + milliseconds).toISOString();
    const lengths = [340, 12_400, 185_000, 7_800_000, 356_400_000, 60_000, 86_400_000];
    expect(lengths.map((ms) => formatDuration(from, after(ms), 'de'))).toEqual([
      '340 ms',
      '12,4 s',
      '3 min 5 s',
      '2 h 10 min',
      '4 d 3 h',
      '1 min',
      '1 d',
    ]);
  });

  it('says how long ago something was', () => {
    expect(formatAge('2026-09-01T08:00:00Z', new Date('2026-09-04T09:00:00Z'), 'de')).toBe('vor 3 Tagen');
  });

  it('measures ages in a demo by its own clock, and what the real clock stamped by the real one', () => {
    const now = new Date('2026-11-21T10:00:00Z');
    const businessTime = '2026-09-04T09:00:00Z';
    expect(referenceFor('2026-09-01T08:00:00Z', businessTime, now)).toEqual(new Date(businessTime));
    expect(referenceFor('2026-11-21T09:00:00Z', businessTime, now)).toBe(now);
    expect(referenceFor('2026-09-01T08:00:00Z', undefined, now)).toBe(now);
  });

  it('tells ISO times from other text', () => {
    expect(['2026-09-01', '2026-09-01T08:00:00Z', '2026-0412', 'RE-2026-09-01'].map(isIsoTime)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
