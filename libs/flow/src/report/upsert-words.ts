import { nearOrKnown, t, type WordTable } from './words.ts';

/** Codes of what is wrong in steps that make or change a record, with their words. */
export const UPSERT_WORDS = {
  'flow.upsert_by': [
    (f) => ({
      de: `Am Feld „${String(f['name'])}“ ist dieser Datensatz nicht zu erkennen.`,
      en: `The field "${String(f['name'])}" does not tell which record is meant.`,
    }),
    nearOrKnown,
  ],
  'flow.upsert_key': [
    (f) => ({
      de: `„${String(f['name'])}“, woran der Datensatz zu erkennen ist, fehlt unter with.`,
      en: `"${String(f['name'])}", which tells the record, is missing under with.`,
    }),
    t('Geben Sie seinen Wert unter with an.', 'Give its value under with.'),
  ],
} satisfies WordTable;
