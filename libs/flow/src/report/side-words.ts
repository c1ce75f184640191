import { t, type WordTable } from './words.ts';

/** Codes of what is wrong in loops, and in steps that go side by side, with their words. */
export const SIDE_WORDS = {
  'flow.each_items': [
    t('Eine Schleife braucht genau eines: expr oder changes.', 'A loop needs exactly one of expr and changes.'),
    t(
      'expr ist eine Liste, changes die Datensätze eines Systems, Seite für Seite.',
      'expr is a list, changes the records of a system, page by page.',
    ),
  ],
  'flow.collect_of_pages': [
    t(
      'Eine Schleife über Seiten sammelt nichts ein: Es könnten beliebig viele Datensätze sein.',
      'A loop over pages collects nothing: there may be any number of records.',
    ),
    t(
      'Schreiben Sie das Ergebnis in der Schleife weg, oder lesen Sie eine Liste mit keys und gehen Sie diese durch.',
      'Write the result away inside of the loop, or read a list by keys and go through that.',
    ),
  ],
  'flow.key_of_page': [
    t(
      'Nichts am Datensatz unterscheidet diese Aufrufe; seine Stelle auf den Seiten tut es nicht.',
      'Nothing of the record tells these calls apart; its position on the pages does not.',
    ),
    (f) => ({
      de: `Nehmen Sie etwas Eigenes des Datensatzes in intent auf, zum Beispiel ${String(f['variable'])}.id.`,
      en: `Take something of the record's own into intent, for example ${String(f['variable'])}.id.`,
    }),
  ],
  'flow.step_beside': [
    (f) => ({
      de: `Der Schritt „${String(f['name'])}“ geht gleichzeitig; hier ist sein Ergebnis nicht bekannt.`,
      en: `The step "${String(f['name'])}" goes at the same time; here its output is not known.`,
    }),
    t(
      'Erst hinter dem Schritt mit parallel steht, was seine Wege geben: unter dem Namen jedes Weges sein output.',
      'What the ways of a step with parallel give stands behind it: the output of each under its name.',
    ),
  ],
  'flow.stop_beside': [
    t(
      'Auf einem von mehreren gleichzeitigen Wegen lässt sich der Lauf nicht beenden.',
      'The run cannot be ended on one of several ways that go at the same time.',
    ),
    t(
      'Geben Sie mit output weiter, was der Weg ergab, und beenden Sie den Lauf dahinter.',
      'Hand on by output what the way came to, and end the run behind it.',
    ),
  ],
  'flow.too_many_beside': [
    ({ width, most }) => ({
      de: `Hier gingen bis zu ${String(width)} Schritte eines Laufs gleichzeitig; höchstens ${String(most)} sind möglich.`,
      en: `Up to ${String(width)} steps of one run would go at the same time here; ${String(most)} is the most.`,
    }),
    t(
      'Ineinander stehende Zahlen hinter parallel werden malgenommen: Verkleinern Sie eine davon.',
      'Numbers of parallel inside of each other multiply: make one of them smaller.',
    ),
  ],
} satisfies WordTable;
