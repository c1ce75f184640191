import { expect, it } from '@jest/globals';
import { ownTime, zonedTime } from './zoned-time.ts';

it('shows a moment as the clock of a zone does, and says the zone where it is that of this machine', () => {
  const moment = '2026-11-30T23:30:00.000Z';
  expect(zonedTime(moment, 'Europe/Berlin')).toBe('2026-12-01 00:30');
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  expect(ownTime(moment)).toBe(`${zonedTime(moment, timeZone)} ${timeZone}`);
});
