import { near, said, t, type WordTable } from './words.ts';

/** Codes of what is wrong in a pack, with their words. */
export const PACK_WORDS = {
  'pack.unknown_connector': [
    (f) => ({
      de: `Den Konnektor „${String(f['name'])}“ gibt es nicht.`,
      en: `There is no connector "${String(f['name'])}".`,
    }),
    near,
  ],
  'pack.bad_config': [
    (f) => ({
      de: `Die Einstellung passt nicht: ${said(f, 'de')}.`,
      en: `The setting does not fit: ${said(f, 'en')}.`,
    }),
    (f) =>
      f['nearest']
        ? near(f)
        : {
            de: 'Die Seite des Konnektors nennt seine Einstellungen.',
            en: "The connector's page lists its settings.",
          },
  ],
  'pack.unknown_environment': [
    (f) => ({
      de: `Die Umgebung „${String(f['name'])}“ (BELEGFLUSS_ENVIRONMENT) nennt pack.yaml nicht.`,
      en: `pack.yaml does not name the environment "${String(f['name'])}" (BELEGFLUSS_ENVIRONMENT).`,
    }),
    (f) => ({
      de: `${near(f).de} Gibt es sie wirklich, nennen Sie sie unter environments, und sei es mit {}.`,
      en: `${near(f).en} If there really is one, name it under environments, be it with {}.`,
    }),
  ],
  'pack.missing_file': [
    (f) => ({ de: `Die Datei ${String(f['name'])} fehlt.`, en: `The file ${String(f['name'])} is missing.` }),
    (f) =>
      f['isTemplate'] === true
        ? {
            de: 'Vorlagen haben keine eigene; prüfen lässt sich das Projekt, das belegfluss init ORDNER --template ID daraus macht.',
            en: 'Templates have none of their own; what can be checked is the project that belegfluss init FOLDER --template ID makes of one.',
          }
        : { de: 'belegfluss init legt ein Ablaufpaket an.', en: 'belegfluss init makes a flow pack.' },
  ],
  'pack.unused_table': [
    (f) => ({
      de: `In die Zuordnungstabelle „${String(f['name'])}“ sieht kein Ablauf.`,
      en: `No flow looks into the mapping table "${String(f['name'])}".`,
    }),
    t('Löschen Sie die Tabelle, oder verwenden Sie sie mit lookup.', 'Delete the table, or use it with lookup.'),
  ],
  'pack.duplicate_system': [
    (f) => ({
      de: `Das System „${String(f['name'])}“ gibt es schon (${String(f['other'])}).`,
      en: `The system "${String(f['name'])}" exists already (${String(f['other'])}).`,
    }),
    t('Geben Sie ihm einen anderen Namen.', 'Give it another name.'),
  ],
} satisfies WordTable;
