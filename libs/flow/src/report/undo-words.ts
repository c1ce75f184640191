import { t, type WordTable } from './words.ts';

/** Codes of what is wrong in calls that undo others, with their words. */
export const UNDO_WORDS = {
  'flow.undo_reads': [
    (f) => ({
      de: `„${String(f['name'])}“ ändert nichts und macht deshalb nichts rückgängig.`,
      en: `"${String(f['name'])}" changes nothing, and so undoes nothing.`,
    }),
    t('Wählen Sie eine Aktion, die schreibt.', 'Choose an action that writes.'),
  ],
  'flow.undo_of': [
    (f) =>
      f['reads']
        ? {
            de: `„${String(f['name'])}“ ändert nichts; da ist nichts rückgängig zu machen.`,
            en: `"${String(f['name'])}" changes nothing; there is nothing to undo.`,
          }
        : {
            de: `„${String(f['name'])}“ erkennt unseren Schlüssel wieder: Rückgängig gemacht, geschähe es nie noch einmal.`,
            en: `"${String(f['name'])}" knows our key again: once undone, it would never happen again.`,
          },
    t(
      'Löschen Sie undo, und machen Sie es in einem eigenen Schritt rückgängig.',
      'Delete undo, and undo it in a step of its own.',
    ),
  ],
  'flow.undo_unused': [
    t('Nichts in diesem Ablauf löst undo aus.', 'Nothing in this flow sets off the undo.'),
    t(
      'Geben Sie dem Ablauf oder einem späteren Schritt onError: compensate.',
      'Give the flow, or a later step, onError: compensate.',
    ),
  ],
  'flow.nothing_to_undo': [
    t('Kein Schritt dieses Ablaufs lässt sich rückgängig machen.', 'No step of this flow can be undone.'),
    t('Geben Sie einem call ein undo, oder wählen Sie dead.', 'Give a call an undo, or choose dead.'),
  ],
} satisfies WordTable;
