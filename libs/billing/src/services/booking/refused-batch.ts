import { QuestionRaised, type Answer } from '@belegfluss/sdk';
import { refusedChange } from '../billing-errors.ts';

/** A batch that DATEV did not take, with what it said. */
export interface RefusedBatch {
  batchId: string;
  fileName: string;
  messages: readonly string[];
}

/** Goes on where a person says that the file was imported by hand; asks where nobody decided. Throws `billing.batch_refused` for the other answer. */
export function takenByHand(batch: RefusedBatch, answer: Answer | undefined): void {
  if (answer?.option === 'taken_by_hand') return;
  if (answer === undefined) throw refusedQuestion(batch);
  throw refusedChange(
    'batch_refused',
    {
      de: `DATEV hat den Stapel ${batch.fileName} nicht übernommen.`,
      en: `DATEV did not take the batch ${batch.fileName}.`,
    },
    {
      de: 'Beheben Sie die Ursache, spielen Sie die Datei ein, und wiederholen Sie den Lauf.',
      en: 'Mend the cause, import the file and retry the run.',
    },
    { batchId: batch.batchId },
  );
}

function refusedQuestion({ batchId, fileName, messages }: RefusedBatch): QuestionRaised {
  return new QuestionRaised({
    kind: 'accounting.batch_refused',
    owner: 'finance',
    subject: `batch:${batchId}`,
    title: { de: `DATEV hat ${fileName} abgelehnt`, en: `DATEV refused ${fileName}` },
    evidence: { batchId, fileName, messages },
    options: [
      {
        value: 'taken_by_hand',
        label: { de: 'Von Hand eingespielt', en: 'Imported by hand' },
        consequence: { de: 'Der Stapel gilt als übernommen.', en: 'The batch counts as taken.' },
      },
      {
        value: 'give_up',
        label: { de: 'Nicht eingespielt', en: 'Not imported' },
        consequence: {
          de: 'Der Lauf wird beiseitegelegt; die Buchungen fehlen in DATEV.',
          en: 'The run is set aside; the bookings are missing in DATEV.',
        },
      },
    ],
  });
}
