import { near, type WordTable } from './words.ts';

/** Codes of what is wrong with time-tables, with their words. */
export const SCHEDULE_WORDS = {
  'flow.bad_schedule': [
    (f) => {
      if (f['never']) return { de: 'Der Zeitplan ist nie fällig.', en: 'The schedule is never due.' };
      return 'zone' in f
        ? { de: `„${String(f['zone'])}“ ist keine Zeitzone.`, en: `"${String(f['zone'])}" is no time zone.` }
        : { de: `„${String(f['cron'])}“ ist kein Zeitplan.`, en: `"${String(f['cron'])}" is no schedule.` };
    },
    (f) =>
      'zone' in f
        ? { de: 'Zonen heißen wie Europe/Berlin oder UTC.', en: 'Zones are named like Europe/Berlin or UTC.' }
        : {
            de: 'Fünf Felder: Minute, Stunde, Tag, Monat, Wochentag, wie „0 18 * * 1-5“.',
            en: 'Five fields: minute, hour, day, month, day of the week, such as "0 18 * * 1-5".',
          },
  ],
  'flow.unknown_region': [
    (f) => ({
      de: `Feiertage der Region „${String(f['name'])}“ sind nicht bekannt.`,
      en: `The holidays of the region "${String(f['name'])}" are not known.`,
    }),
    (f) =>
      f['nearest']
        ? near(f)
        : { de: 'DE, AT, CH oder ein Land wie DE-BY oder CH-ZH.', en: 'DE, AT, CH, or a part such as DE-BY or CH-ZH.' },
  ],
} satisfies WordTable;
