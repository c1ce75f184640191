import type { HoverTable } from '../hover.ts';

/** What the keys of triggers mean, by the key that tells the kind. */
export const TRIGGER_WORDS: HoverTable = {
  'entity.entity': {
    de: 'Beginnt, wenn sich ein Datensatz dieser Art ändert: <Verbindung>.<Art>.',
    en: 'Begins when a record of this entity changes: <connection>.<entity>.',
    names: 'read',
  },
  'entity.when': {
    de: 'Bedingung über record, event, settings und now.',
    en: 'Condition over record, event, settings and now.',
  },
  'entity.sweep': {
    de: 'Sieht regelmäßig nach, was ohne Meldung geblieben ist.',
    en: 'Looks from time to time for what nobody told of.',
  },
  'entity.sweep.every': {
    de: 'Abstand zwischen zwei Durchsichten, zum Beispiel PT15M.',
    en: 'Time between two looks, such as PT15M.',
  },
  'entity.sweep.from': {
    de: 'Tag, vor dem nichts beachtet wird.',
    en: 'Day before which nothing is looked at.',
  },
  'emitted.emitted': {
    de: 'Beginnt, wenn ein anderer Ablauf dieses Ereignis meldet.',
    en: 'Begins when another flow emits this event.',
  },
  'emitted.when': {
    de: 'Bedingung über record, event, settings und now.',
    en: 'Condition over record, event, settings and now.',
  },
  'schedule.schedule': { de: 'Beginnt nach dem Kalender.', en: 'Begins by the calendar.' },
  'schedule.schedule.cron': {
    de: 'Minute, Stunde, Tag, Monat, Wochentag: „0 6 * * MON-FRI“.',
    en: 'Minute, hour, day, month, day of the week: "0 6 * * MON-FRI".',
  },
  'schedule.schedule.zone': {
    de: 'Zeitzone, in der die Uhrzeit gilt: Europe/Berlin.',
    en: 'Time zone in which the time counts: Europe/Berlin.',
  },
  'schedule.schedule.catchUp': {
    de: 'Was mit versäumten Zeitpunkten geschieht.',
    en: 'What becomes of moments that were missed.',
  },
  'schedule.schedule.skipHolidays': {
    de: 'An diesen Feiertagen ruht der Plan.',
    en: 'The schedule rests on these holidays.',
  },
  'schedule.schedule.skipHolidays.region': {
    de: 'Land, Bundesland oder Kanton: DE, DE-BY, AT, CH-ZH.',
    en: 'Country, Land or canton: DE, DE-BY, AT, CH-ZH.',
  },
  'schedule.schedule.skipHolidays.also': {
    de: 'Weitere freie Tage jedes Jahres: 12-24.',
    en: 'Further days off of each year: 12-24.',
  },
  'person.person': { de: 'Beginnt, wenn ein Mensch es will.', en: 'Begins when a person wants it.' },
  'called.called': {
    de: 'Beginnt, wenn ein anderer Ablauf ihn mit run startet.',
    en: 'Begins when another flow runs it.',
  },
  'called.called.needs': {
    de: 'Felder, die der andere Ablauf unter with angeben muss.',
    en: 'Fields that the other flow has to give under with.',
  },
  'person.person.role': {
    de: 'Rolle, die diesen Ablauf starten darf.',
    en: 'Role that may start this flow.',
    names: 'role',
  },
};
