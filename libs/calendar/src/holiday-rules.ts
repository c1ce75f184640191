/** On which day of a year a holiday falls: a fixed one (`MM-DD`), so many days after Easter Sunday, or the first weekday (1 is Monday) from a day on. */
export type HolidayRule =
  | string
  | { easter: number }
  | {
      weekday: number;
      onOrAfter: string;
      /** It moves on by a week where it would fall on this day after Easter Sunday. */ avoidsEaster?: number;
    };

/** Holidays of Germany, Austria and Switzerland, by name. Source: the holiday laws of the regions; as of 2026-11-22. */
export const HOLIDAY_RULES = {
  new_year: '01-01',
  berchtold: '01-02',
  epiphany: '01-06',
  neuchatel_republic: '03-01',
  womens_day: '03-08',
  saint_joseph: '03-19',
  good_friday: { easter: -2 },
  easter_sunday: { easter: 0 },
  easter_monday: { easter: 1 },
  naefels: { weekday: 4, onOrAfter: '04-01', avoidsEaster: -3 },
  labour_day: '05-01',
  ascension: { easter: 39 },
  whit_sunday: { easter: 49 },
  whit_monday: { easter: 50 },
  corpus_christi: { easter: 60 },
  jura_independence: '06-23',
  peter_and_paul: '06-29',
  swiss_national_day: '08-01',
  assumption: '08-15',
  geneva_fast: { weekday: 4, onOrAfter: '09-05' },
  vaud_fast: { weekday: 1, onOrAfter: '09-16' },
  childrens_day: '09-20',
  saint_nicholas_of_flue: '09-25',
  german_unity: '10-03',
  austrian_national_day: '10-26',
  reformation: '10-31',
  all_saints: '11-01',
  repentance: { weekday: 3, onOrAfter: '11-16' },
  immaculate_conception: '12-08',
  christmas: '12-25',
  saint_stephen: '12-26',
  geneva_restoration: '12-31',
} satisfies Record<string, HolidayRule>;

export type HolidayName = keyof typeof HOLIDAY_RULES;
