import { DiagnosticError, type Text } from '@belegfluss/sdk';

/** A step of a flow hands on the id of each new payment; more than these are no work for one run. */
export const MOST_PAYMENTS_OF_A_STEP = 75_000;

/** A flow imports a file with more new payments than one step can hand on. */
export function tooManyPayments(): DiagnosticError {
  return tooLong(MOST_PAYMENTS_OF_A_STEP, {
    de: `Die Datei bringt mehr als ${MOST_PAYMENTS_OF_A_STEP} neue Umsätze; mehr gibt ein Schritt nicht weiter.`,
    en: `The file brings more than ${MOST_PAYMENTS_OF_A_STEP} new entries; a step hands on no more.`,
  });
}

/** A file has more statements than can be looked through at once. */
export function tooManyStatements(most: number): DiagnosticError {
  return tooLong(most, {
    de: `Die Datei hat mehr als ${most} Auszüge.`,
    en: `The file has more than ${most} statements.`,
  });
}

function tooLong(most: number, message: Text): DiagnosticError {
  return new DiagnosticError({
    code: 'billing.statement_too_long',
    severity: 'error',
    message,
    remedy: {
      de: 'Rufen Sie die Auszüge für kürzere Zeiträume ab, oder lesen Sie die Datei mit „belegfluss bank import“ ein.',
      en: 'Fetch the statements for shorter periods, or import the file by "belegfluss bank import".',
    },
    facts: { most },
  });
}
