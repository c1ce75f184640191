import type { KeptAnswer } from '@belegfluss/records';
import type { QuestionOption } from '@belegfluss/sdk';
import type { RunJournal } from '../journal/run-journal.ts';
import type { StepError, StepRecord } from './run-record.ts';
import type { World } from './world.ts';
import { ANSWERED_LATE, keptReason, type Reason, type StepVerdict } from './verdict.ts';

/** Kind of the question what shall become of a step that failed. */
export const STEP_FAILED = 'run.step_failed';

/** Whoever looks after a flow has so much business time to decide; then the run is set aside. */
const DAYS_TO_DECIDE = 14;

/** Who is asked, about which run, and when. */
export interface Inquiry extends Pick<World, 'now' | 'takeBack'> {
  /** Role that looks after the flow. */
  owner: string;
  journal: RunJournal;
}

/** Asks the owner of the flow what shall become of a step that failed for good. */
export function askAboutFailure({ code, message }: Reason, path: string, inquiry: Inquiry): StepVerdict {
  const dueAt = new Date(inquiry.now.getTime() + DAYS_TO_DECIDE * 86_400_000);
  return asked({ code, message, due: dueAt.toISOString() }, path, inquiry);
}

/**
 * What a person, or nobody in time, has decided about a step that failed: a verdict where the step is over, nothing where
 * it is to be carried out (again). Tries count anew then.
 */
export async function decidedFailure(
  record: StepRecord,
  answer: KeptAnswer | undefined,
  inquiry: Inquiry,
): Promise<StepVerdict | undefined> {
  const { error, path } = record;
  if (record.state !== 'question' || !error?.due) return undefined;
  if (!answer && new Date(error.due) > inquiry.now) return asked(error, path, inquiry);
  // Somebody answered at the last moment; the answer counts.
  if (!answer && !(await inquiry.takeBack(path))) return ANSWERED_LATE;
  if (!answer || answer.option === 'set_aside') return { kind: 'failed', reason: keptReason(error), decided: true };
  if (answer.option === 'skip') return { kind: 'done', output: null };
  const { journal } = inquiry;
  const startedAt = new Date().toISOString();
  for (const step of journal.steps().filter((each) => each.state === 'failed' && isWithin(path, each.path)))
    journal.keepStep({ ...step, state: 'waiting', tries: 0, startedAt, endedAt: null });
  Object.assign(record, { state: 'running', tries: 0, startedAt, error: null });
  return undefined;
}

function isWithin(path: string, other: string): boolean {
  return other === path || other.startsWith(`${path}.`) || other.startsWith(`${path}[`);
}

function asked(failure: StepError, path: string, { owner, journal }: Inquiry): StepVerdict {
  const { flow, recordKey } = journal.run;
  const question = {
    kind: STEP_FAILED,
    owner,
    subject: `${flow}/${path}/${recordKey}`,
    title: {
      de: `Der Schritt „${path}“ ist gescheitert. Wie soll es weitergehen?`,
      en: `The step "${path}" has failed. How shall it go on?`,
    },
    evidence: { flow, record: recordKey, step: path, code: failure.code, message: failure.message },
    options: OPTIONS,
  };
  return { kind: 'question', question, dueAt: new Date(failure.due ?? 0), failure };
}

const OPTIONS: QuestionOption[] = [
  {
    value: 'retry',
    label: { de: 'Noch einmal versuchen', en: 'Try again' },
    consequence: {
      de: 'Der Schritt wird noch einmal ausgeführt; was schon geschehen ist, geschieht nicht ein zweites Mal.',
      en: 'The step is carried out again; what has happened already does not happen twice.',
    },
  },
  {
    value: 'skip',
    label: { de: 'Überspringen', en: 'Skip it' },
    consequence: {
      de: 'Der Lauf geht ohne diesen Schritt weiter; sein Ergebnis ist null.',
      en: 'The run goes on without this step; its output is null.',
    },
  },
  {
    value: 'set_aside',
    label: { de: 'Beiseitelegen', en: 'Set aside' },
    consequence: {
      de: 'Der Lauf endet hier und kann später wiederholt werden.',
      en: 'The run ends here and can be retried later.',
    },
  },
];
