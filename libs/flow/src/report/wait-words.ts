import { near, t, type WordTable } from './words.ts';

/** Codes of what is wrong in steps that wait for an event or for another flow, with their words. */
export const WAIT_WORDS = {
  'flow.wait_event': [
    t(
      'Ein Warten auf ein Ereignis braucht genau eines von entity und emitted, dazu key und within.',
      'A wait for an event needs exactly one of entity and emitted, and key and within.',
    ),
    (f) =>
      f['missing']
        ? { de: `Es fehlt: ${String(f['missing'])}.`, en: `Missing here: ${String(f['missing'])}.` }
        : {
            de: 'entity wartet auf einen Datensatz eines Systems, emitted auf das Ereignis eines Ablaufs.',
            en: 'entity waits for a record of a system, emitted for the event of a flow.',
          },
  ],
  'flow.never_told': [
    (f) => ({
      de: `Von Änderungen an „${String(f['name'])}“ erfährt hier niemand: Das System meldet keine.`,
      en: `Nobody hears of changes to "${String(f['name'])}" here: the system tells of none.`,
    }),
    (f) =>
      f['waits']
        ? {
            de: 'Lesen Sie den Datensatz mit until, bis er ist wie gewünscht, oder geben Sie dem System einen webhook.',
            en: 'Read the record with until, until it is as wished, or give the system a webhook.',
          }
        : {
            de: 'Sehen Sie selbst nach: sweep: { every: PT15M }, oder geben Sie dem System einen webhook.',
            en: 'Look for them: sweep: { every: PT15M }, or give the system a webhook.',
          },
  ],
  'flow.unknown_flow': [
    (f) => ({ de: `Den Ablauf „${String(f['name'])}“ gibt es nicht.`, en: `There is no flow "${String(f['name'])}".` }),
    near,
  ],
  'flow.not_called': [
    (f) => ({
      de: `Der Ablauf „${String(f['name'])}“ lässt sich nicht von anderen starten.`,
      en: `The flow "${String(f['name'])}" cannot be run by others.`,
    }),
    (f) =>
      f['isSync'] === true
        ? {
            de: 'Er ist ein Abgleich: ein Abgleich läuft nach Plan oder von Hand, nie durch andere Abläufe.',
            en: 'It is a sync: a sync runs by schedule or by hand, never by other flows.',
          }
        : { de: 'Geben Sie ihm einen Auslöser der Art called.', en: 'Give it a trigger of the kind called.' },
  ],
  'flow.run_input': [
    (f) => ({
      de: `Der Ablauf „${String(f['name'])}“ braucht das Feld „${String(f['field'])}“.`,
      en: `The flow "${String(f['name'])}" needs the field "${String(f['field'])}".`,
    }),
    t('Geben Sie es unter with an.', 'Give it under with.'),
  ],
  'flow.run_circle': [
    (f) => ({
      de: `Diese Abläufe starten sich im Kreis: ${String(f['way'])}.`,
      en: `These flows run each other in a circle: ${String(f['way'])}.`,
    }),
    t('Einer von ihnen darf den nächsten nicht starten.', 'One of them must not run the next.'),
  ],
} satisfies WordTable;
