import type { QuestionDraft } from '@belegfluss/sdk';
import type { Reason } from '../run/verdict.ts';
import type { RecordJob } from './sync-job.ts';

export const RECORD_FAILED = 'sync.record_failed';

/** The question about a record that a pass could not write. */
export function recordFailed(job: RecordJob, key: string, reason: Reason): QuestionDraft {
  return {
    kind: RECORD_FAILED,
    owner: job.owner,
    subject: `${job.flow}/${job.source}/${key}`,
    title: {
      de: `${job.source} ${key} ließ sich nicht übertragen. Noch einmal versuchen?`,
      en: `${job.source} ${key} could not be transferred. Try again?`,
    },
    evidence: { flow: job.flow, record: key, reason: reason.code, detail: reason.message },
    options: [
      {
        value: 'retry',
        label: { de: 'Noch einmal versuchen', en: 'Try again' },
        consequence: {
          de: 'Der nächste Durchgang überträgt den Datensatz noch einmal.',
          en: 'The next pass transfers the record again.',
        },
      },
      {
        value: 'leave',
        label: { de: 'So lassen', en: 'Leave it' },
        consequence: {
          de: 'Der Datensatz wird übergangen, bis er sich ändert.',
          en: 'The record is passed over until it changes.',
        },
      },
    ],
  };
}
