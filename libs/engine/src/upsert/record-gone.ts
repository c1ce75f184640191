import type { QuestionDraft } from '@belegfluss/sdk';
import type { StepOf } from '@belegfluss/flow';

/** Kind of the question whether a record that somebody has deleted is to be made again. */
const RECORD_GONE = 'upsert.record_gone';

/** The question about a record that this flow has made and that is not found any more. */
export function recordGone(
  { use = '', by }: StepOf<'upsert'>,
  { owner, value, key }: { owner: string; value: string; key: string },
): QuestionDraft {
  return {
    kind: RECORD_GONE,
    owner,
    subject: `${use}/${by}/${value}`,
    title: {
      de: `${use} mit ${by} „${value}“ wurde angelegt und ist nicht mehr da. Noch einmal anlegen?`,
      en: `${use} with ${by} "${value}" was made and is there no more. Make it again?`,
    },
    evidence: { record: use, [by]: value, key },
    options: [
      {
        value: 'create',
        label: { de: 'Noch einmal anlegen', en: 'Make it again' },
        consequence: {
          de: 'Ein neuer Datensatz entsteht; der alte bleibt gelöscht.',
          en: 'A new record is made; the old one stays deleted.',
        },
      },
      {
        value: 'leave',
        label: { de: 'So lassen', en: 'Leave it' },
        consequence: { de: 'Der Lauf geht ohne ihn weiter.', en: 'The run goes on without it.' },
      },
    ],
  };
}
