import { DiagnosticError } from '@belegfluss/sdk';
import { ENDED_STATES, type RunState } from '../run/states.ts';

/** No run has this id. */
export function unknownRun(runId: string): DiagnosticError {
  return refusal(
    'run.unknown',
    { de: 'Diesen Lauf gibt es nicht.', en: 'There is no such run.' },
    { de: 'Nehmen Sie seine Kennung aus der Liste der Läufe.', en: 'Take its id from the list of runs.' },
    { runId },
  );
}

const REPLAY_IT = {
  de: 'Er ist zu Ende. Noch einmal abspielen lässt er sich mit runs replay.',
  en: 'It has ended. With runs replay it can be gone through again.',
};
const CANCEL_IT = {
  de: 'Er ist noch nicht zu Ende. Abbrechen lässt er sich mit runs cancel.',
  en: 'It has not ended yet. With runs cancel it can be ended.',
};

/** Only what was set aside is retried or closed. */
export function notDead(runId: string, state: RunState): DiagnosticError {
  return refusal(
    'run.not_dead',
    { de: 'Dieser Lauf ist nicht beiseitegelegt.', en: 'This run is not set aside.' },
    ENDED_STATES.includes(state) ? REPLAY_IT : CANCEL_IT,
    { runId, state },
  );
}

/** Steps that were undone are not gone on from. */
export function undone(runId: string): DiagnosticError {
  return refusal(
    'run.undone',
    {
      de: 'Was dieser Lauf getan hat, wurde rückgängig gemacht.',
      en: 'What this run had done was undone.',
    },
    { de: 'Spielen Sie ihn von Anfang an noch einmal ab.', en: 'Replay it from its beginning.' },
    { runId },
  );
}

/** What has ended cannot be cancelled. */
export function endedAlready(runId: string, state: string): DiagnosticError {
  return refusal(
    'run.ended_already',
    { de: 'Dieser Lauf ist schon zu Ende.', en: 'This run has ended already.' },
    { de: 'Sehen Sie nach, was er bewirkt hat.', en: 'Look at what it did.' },
    { runId, state },
  );
}

/** What still goes on cannot be gone through again. */
export function notEnded(runId: string, state: string): DiagnosticError {
  return refusal(
    'run.not_ended',
    { de: 'Dieser Lauf ist noch nicht zu Ende.', en: 'This run has not ended yet.' },
    { de: 'Warten Sie sein Ende ab oder brechen Sie ihn ab.', en: 'Wait for its end, or cancel it.' },
    { runId, state },
  );
}

/** A sync goes on behind its last page by itself. */
export function isSync(flow: string): DiagnosticError {
  return refusal(
    'run.replay_of_sync',
    {
      de: 'Ein Abgleich kennt keine Schritte, ab denen er wiederholt wird.',
      en: 'A sync has no steps to replay from.',
    },
    { de: 'Starten Sie ihn von Hand.', en: 'Start it by hand.' },
    { flow },
  );
}

/** What it went on with was made up in part. */
export function onlyObserved(runId: string): DiagnosticError {
  return refusal(
    'run.only_observed',
    {
      de: 'Dieser Lauf wurde nur beobachtet; seine Zwischenergebnisse sind zum Teil Beispiele.',
      en: 'This run was only observed; some of its outputs are examples.',
    },
    { de: 'Wiederholen Sie ihn von vorn.', en: 'Replay it from the beginning.' },
    { runId },
  );
}

/** The version has no such step at its top level. */
export function unknownStep(step: string, known: string[]): DiagnosticError {
  return refusal(
    'run.unknown_step',
    {
      de: `Diese Version des Ablaufs hat keinen Schritt „${step}“.`,
      en: `This version of the flow has no step "${step}".`,
    },
    { de: `Es gibt: ${known.join(', ')}.`, en: `There are: ${known.join(', ')}.` },
    { step, known },
  );
}

/** Nobody knows what a mark of censorship in a new place stands for. */
export function maskedInput(path: string): DiagnosticError {
  return refusal(
    'run.masked_input',
    {
      de: `Im Feld „${path}“ steht ein Platzhalter für etwas, das nicht gezeigt wird.`,
      en: `The field "${path}" holds a placeholder for something that is not shown.`,
    },
    {
      de: 'Lassen Sie das Feld, wie es war, oder schreiben Sie den ganzen Wert.',
      en: 'Leave the field as it was, or write the whole value.',
    },
    { path },
  );
}

/** The flow, its revision or the trigger of the run is gone. */
export function flowGone(flow: string): DiagnosticError {
  return refusal(
    'run.flow_gone',
    {
      de: 'Diese Version des Ablaufs lässt sich nicht mehr ausführen.',
      en: 'This version of the flow can no longer be carried out.',
    },
    {
      de: 'Wählen Sie die andere Version, oder veröffentlichen Sie den Ablauf wieder.',
      en: 'Choose the other version, or deploy the flow again.',
    },
    { flow },
  );
}

/** Closing by hand says why. */
export function causeNeeded(): DiagnosticError {
  return refusal(
    'run.cause_needed',
    { de: 'Die Ursache „other“ braucht eine Notiz.', en: 'The cause "other" needs a note.' },
    { de: 'Schreiben Sie in einem Satz, was geschehen ist.', en: 'Write in a sentence what happened.' },
    {},
  );
}

/** A preview is used once, by who made it, within the hour. */
export function selectionGone(): DiagnosticError {
  return refusal(
    'run.selection_gone',
    { de: 'Diese Vorschau gilt nicht mehr.', en: 'This preview no longer counts.' },
    { de: 'Lassen Sie sich die Läufe noch einmal zeigen.', en: 'Have the runs shown once more.' },
    {},
  );
}

type Words = { de: string; en: string };

function refusal(code: string, message: Words, remedy: Words, facts: Record<string, unknown>): DiagnosticError {
  return new DiagnosticError({ code, severity: 'error', message, remedy, facts });
}
