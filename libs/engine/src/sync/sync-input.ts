import { DiagnosticError, type Diagnostic, type Text } from '@belegfluss/sdk';

const WHAT_IT_TAKES: Text = {
  de: 'Er nimmt {"full": true} (alles noch einmal ansehen) oder nichts.',
  en: 'It takes {"full": true} (look at everything again), or nothing.',
};

/** Whether a person has asked for everything to be looked at again: `{ "full": true }`. */
export function isFull(input: Record<string, unknown>): boolean {
  const data = input['data'];
  return typeof data === 'object' && data !== null && (data as { full?: unknown }).full === true;
}

/**
 * Throws DiagnosticError `sync.key_given` or `sync.bad_input` where a person hands a sync a key, or what it would not understand.
 * Passed over, it would be a usual pass of which somebody believes that it looked at everything.
 */
export function demandSyncInput(input: Record<string, unknown>): void {
  if ('key' in input) throw new DiagnosticError(keyGiven());
  const field = Object.keys(input).find((name) => name !== 'full' || typeof input[name] !== 'boolean');
  if (field === undefined) return;
  throw new DiagnosticError({
    code: 'sync.bad_input',
    severity: 'error',
    message: {
      de: `Ein Abgleich versteht „${field}“ so nicht; er wurde nicht gestartet.`,
      en: `A sync does not understand "${field}" like this; it was not started.`,
    },
    remedy: WHAT_IT_TAKES,
    facts: { field },
  });
}

/** Two passes of one sync at the same time would write the same records: the order by key keeps them apart. */
function keyGiven(): Diagnostic {
  const message = {
    de: 'Ein Abgleich nimmt keinen Schlüssel, da zwei Durchgänge nie nebeneinander laufen; er wurde nicht gestartet.',
    en: 'A sync takes no key, because two passes never run side by side; it was not started.',
  };
  return { code: 'sync.key_given', severity: 'error', message, remedy: WHAT_IT_TAKES };
}
