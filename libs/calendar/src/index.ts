export { BUSINESS_ZONE, businessDay } from './business-day.ts';
export { HOLIDAY_REGIONS, isHoliday, type SkippedHolidays } from './holidays.ts';
export { nextWorkday, plusDays } from './workday.ts';
