import type { Text } from '@belegfluss/sdk';
import type { QuestionRow, RunRow } from '../../rest/answers.ts';

/** What the states of runs, steps and questions are called. In English they have the names by which filters and programs know them. */
const STATES: Record<RunRow['state'] | QuestionRow['state'] | 'failed', string> = {
  queued: 'eingereiht',
  running: 'läuft',
  waiting: 'wartet',
  question: 'wartet auf Klärung',
  done: 'erledigt',
  unchanged: 'unverändert',
  skipped: 'übersprungen',
  observed: 'nur beobachtet',
  dead: 'beiseitegelegt',
  cancelled: 'abgebrochen',
  resolved: 'von Hand abgeschlossen',
  failed: 'fehlgeschlagen',
  open: 'offen',
  answered: 'beantwortet',
  withdrawn: 'zurückgezogen',
};

/** The state of a run, a step or a question for people. One that a newer server made up keeps its name. */
export function stateWords(state: string): Text {
  return { de: Object.hasOwn(STATES, state) ? STATES[state as keyof typeof STATES] : state, en: state };
}
