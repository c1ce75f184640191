import { DiagnosticError, type Text } from '@belegfluss/sdk';

/** A sync has no run for each record that a test could go through. */
export function ofSync(flow: string): DiagnosticError {
  return refusal(
    'recording.of_sync',
    {
      de: `„${flow}“ ist ein Abgleich; Tests proben keine Abgleiche.`,
      en: `"${flow}" is a sync; tests rehearse no syncs.`,
    },
    {
      de: 'belegfluss plan zeigt, was ein Durchgang schreiben würde.',
      en: 'belegfluss plan shows what a pass would write.',
    },
    { flow },
  );
}

/** The run is at work, was ended by a person, or was only observed. */
export function noOwnEnd(runId: string, state: string): DiagnosticError {
  return refusal(
    'recording.no_own_end',
    {
      de: `Aus diesem Lauf wird kein Test: Er ist ${state} und zeigt nicht, wohin der Ablauf führt.`,
      en: `This run makes no test: it is ${state} and does not show where the flow leads.`,
    },
    {
      de: 'Nehmen Sie einen Lauf, der geendet hat, wartet oder fragt.',
      en: 'Take a run that has ended, waits or asks.',
    },
    { runId, state },
  );
}

/** What is kept of the run does not lead a rehearsal to the same end. */
export function notRepeatable(runId: string, expected: string, got: string): DiagnosticError {
  return refusal(
    'recording.not_repeatable',
    {
      de: `Die Probe nimmt nicht den Weg des Laufs: ${expected} erwartet, ${got} erhalten.`,
      en: `The rehearsal does not go the way of the run: expected ${expected}, got ${got}.`,
    },
    {
      de: 'Der Lauf hing an etwas, das nicht aufbewahrt ist, etwa an verstrichener Zeit. Nehmen Sie einen anderen, oder schreiben Sie den Test von Hand.',
      en: 'The run depended on something that is not kept, such as time that went by. Take another one, or write the test by hand.',
    },
    { runId, expected, got },
  );
}

/** A test that nobody could read, or whose records are not kept any more. */
export function tooManyRecords(step: string, records: number, most: number): DiagnosticError {
  return refusal(
    'recording.too_large',
    {
      de: `Dieser Lauf ist zu groß für einen Test: „${step}“ ging durch ${records} Datensätze, aufbewahrt sind höchstens ${most} von begrenzter Größe.`,
      en: `This run is too large for a test: "${step}" went through ${records} records, and at most ${most} of limited size are kept.`,
    },
    SMALLER,
    { step, records, most },
  );
}

/** The same, told by its steps. */
export function tooManySteps(runId: string, steps: number, most: number): DiagnosticError {
  return refusal(
    'recording.too_large',
    {
      de: `Dieser Lauf ist zu groß für einen Test: Er hat ${steps} Schritte, ein Test fasst höchstens ${most}.`,
      en: `This run is too large for a test: it has ${steps} steps, and a test holds ${most} at most.`,
    },
    SMALLER,
    { runId, steps, most },
  );
}

const SMALLER = {
  de: 'Nehmen Sie einen Lauf mit weniger Datensätzen, oder schreiben Sie den Test mit wenigen Beispielen von Hand.',
  en: 'Take a run with fewer records, or write the test by hand with a few examples.',
};

function refusal(code: string, message: Text, remedy: Text, facts: Record<string, unknown>): DiagnosticError {
  return new DiagnosticError({ code, severity: 'error', message, remedy, facts });
}
