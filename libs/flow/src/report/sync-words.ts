import { t, type WordTable } from './words.ts';

/** Codes of what is wrong in a sync, with their words. */
export const SYNC_WORDS = {
  'flow.not_in_sync': [
    (f) => ({
      de: `„${String(f['name'])}“ gibt es in einem Abgleich nicht.`,
      en: `"${String(f['name'])}" does not exist in a sync.`,
    }),
    t(
      'Ein Abgleich beginnt nach Zeitplan oder von Hand (schedule, person); seine Schritte sind lookup, map, choose, each (ohne parallel), stop und am Ende ein call.',
      'A sync starts by schedule or by hand (schedule, person); its steps are lookup, map, choose, each (without parallel), stop and one call at the end.',
    ),
  ],
  'flow.upsert_in_sync': [
    t(
      'Ein Abgleich schreibt mit einem call: Er merkt sich, was er schrieb, und sucht drüben nichts.',
      'A sync writes by a call: it remembers what it wrote, and looks for nothing over there.',
    ),
    t(
      'Gehen Sie in einem Ablauf ohne sync die Datensätze mit each und changes durch, und nehmen Sie darin upsert.',
      'Go through the records by an each with changes in a flow without sync, and use upsert inside of it.',
    ),
  ],
  'flow.idle_in_sync': [
    (f) => ({
      de: `„${String(f['name'])}“ bewirkt an diesem Schritt eines Abgleichs nichts.`,
      en: `"${String(f['name'])}" has no effect at this step of a sync.`,
    }),
    t(
      'Geben Sie es dem call am Ende: Er sagt, was aus einem Datensatz wird, der nicht geht.',
      'Give it to the call at the end: it says what becomes of a record that does not work.',
    ),
  ],
  'flow.sync_call': [
    t(
      'Ein Abgleich braucht genau einen Schritt call, als letzten.',
      'A sync needs exactly one step of the kind call, as its last.',
    ),
    t(
      'Schreiben Sie den Aufruf an das Ende; was nicht geschrieben werden soll, beendet davor ein stop mit when.',
      'Put the call at the end; what shall not be written is ended before by a stop with when.',
    ),
  ],
} satisfies WordTable;
