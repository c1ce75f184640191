import { expect, it } from '@jest/globals';
import { isDay } from './calendar-date.ts';

it.each(['2026-01-31', '2026-12-31', '2028-02-29', '2000-02-29', '2026-02-28', '2026-04-30'])(
  'there is a day %s',
  (day) => {
    expect(isDay(day)).toBe(true);
  },
);

it.each([
  '2026-02-29',
  '2100-02-29',
  '2028-02-30',
  '2026-04-31',
  '2026-01-32',
  '2026-01-00',
  '2026-00-10',
  '2026-13-01',
  '0026-01-01',
  '2026-1-01',
  '2026/01/01',
  '20260101',
  '2026-01-01 ',
  '2026-0a-01',
  '',
])('there is no day "%s"', (day) => {
  expect(isDay(day)).toBe(false);
});
