import { describe, expect, it } from '@jest/globals';
import { readCron } from './cron-fields.ts';
import { nextSlot } from './next-slot.ts';
import type { Schedule } from './slots.ts';

function next(cron: string, after: string, rest: Partial<Schedule> = {}): string | undefined {
  const fields = readCron(cron);
  if (!fields) throw new Error(`${cron} cannot be read`);
  return nextSlot({ fields, zone: 'Europe/Berlin', ...rest }, new Date(after))?.toISOString();
}

describe('the next time of a schedule', () => {
  it.each([
    ['is never the moment itself', '0 6 * * *', '2026-11-23T05:00:00Z', '2026-11-24T05:00:00.000Z'],
    ['counts by the clock of its zone in winter', '0 6 * * *', '2026-11-23T04:00:00Z', '2026-11-23T05:00:00.000Z'],
    ['and in summer', '0 6 * * *', '2026-07-01T03:00:00Z', '2026-07-01T04:00:00.000Z'],
    ['is the moment after a gap of the clock', '30 2 * * *', '2027-03-27T12:00:00Z', '2027-03-28T01:00:00.000Z'],
    ['may be eight years away', '0 6 29 2 *', '2096-03-01T00:00:00Z', '2104-02-29T05:00:00.000Z'],
  ])('%s', (_, cron, after, expected) => {
    expect(next(cron, after)).toBe(expected);
  });

  it('leaves holidays out, as the schedule does', () => {
    const skipHolidays = { region: 'DE', also: ['12-24'] } as Schedule['skipHolidays'] & object;
    expect(next('0 6 * * *', '2026-12-23T12:00:00Z', { skipHolidays })).toBe('2026-12-27T05:00:00.000Z');
    expect(next('0 6 25 12 *', '2026-12-23T12:00:00Z', { skipHolidays })).toBeUndefined();
  });
});
