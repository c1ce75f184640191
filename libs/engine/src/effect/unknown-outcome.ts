import type { QuestionDraft } from '@belegfluss/sdk';
import type { GuardedWrite } from './sent-write.ts';

/** Kind of the question whether a write of unknown outcome has happened. */
export const UNKNOWN_OUTCOME = 'effect.unknown_outcome';

/** The question for a write whose outcome nobody can look up. */
export function unknownOutcome(write: GuardedWrite): QuestionDraft {
  return {
    kind: UNKNOWN_OUTCOME,
    owner: 'integration_admin',
    subject: write.key,
    title: {
      de: `Ist „${write.action.title.de}“ geschehen? Die Antwort ging verloren.`,
      en: `Did "${write.action.title.en}" happen? The answer was lost.`,
    },
    evidence: { connection: write.connection, action: write.action.id, effect: write.key },
    options: [
      {
        value: 'happened',
        label: { de: 'Ja, es ist geschehen', en: 'Yes, it happened' },
        consequence: {
          de: 'Der Lauf geht weiter, nichts wird wiederholt.',
          en: 'The run goes on, nothing is repeated.',
        },
      },
      {
        value: 'repeat',
        label: { de: 'Nein, noch einmal ausführen', en: 'No, do it again' },
        consequence: {
          de: 'Die Aktion wird ein zweites Mal ausgeführt.',
          en: 'The action is carried out a second time.',
        },
      },
    ],
  };
}
