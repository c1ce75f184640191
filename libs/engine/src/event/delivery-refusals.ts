import type { Diagnostic } from '@belegfluss/sdk';

/** Why a delivery is refused where its connector does not say it. Its content is kept, and people may put it back to work. */
export const NOT_UNDERSTOOD: Diagnostic = {
  code: 'webhook.not_understood',
  severity: 'error',
  message: { de: 'Die Lieferung ist nicht zu verstehen.', en: 'The delivery cannot be understood.' },
  remedy: {
    de: 'Der Inhalt ist aufbewahrt; prüfen Sie, ob der Absender seine Form geändert hat.',
    en: 'Its content is kept; check whether the sender has changed its form.',
  },
};

/** Nothing becomes of the message itself: the first one with its id has set off what there was to set off. */
export const CONTRADICTS: Diagnostic = {
  code: 'webhook.contradicts_earlier',
  severity: 'error',
  message: {
    de: 'Eine Nachricht der Lieferung hat die Kennung einer früheren, aber einen anderen Inhalt; sie hat nichts ausgelöst.',
    en: 'A message of the delivery has the id of an earlier one, but other content; it has set off nothing.',
  },
  remedy: {
    de: 'Vergleichen Sie den Inhalt mit dem Datensatz; klären Sie mit dem Absender, warum er Kennungen wiederverwendet, und legen Sie die Lieferung ab.',
    en: 'Compare its content with the record; ask the sender why ids are used again, and dismiss the delivery.',
  },
};

export const NO_RECEIVER: Diagnostic = {
  code: 'webhook.no_receiver',
  severity: 'error',
  message: {
    de: 'Die Verbindung der Lieferung ist nicht mehr eingerichtet oder nimmt keine Webhooks an.',
    en: 'The connection of the delivery is no longer configured, or takes no webhooks.',
  },
  remedy: {
    de: 'Richten Sie sie wieder ein und nehmen Sie die Lieferung wieder auf, oder legen Sie sie ab.',
    en: 'Configure it again and put the delivery back to work, or dismiss it.',
  },
};

export const TOO_LARGE: Diagnostic = {
  code: 'webhook.too_large_for_database',
  severity: 'error',
  message: {
    de: 'Der Datenbank fehlt der Speicher, um festzuhalten, wovon die Lieferung erzählt.',
    en: 'The database lacks the memory to keep what the delivery tells of.',
  },
  remedy: {
    de: 'Der Inhalt ist aufbewahrt; geben Sie PostgreSQL mehr Speicher, und nehmen Sie die Lieferung wieder auf.',
    en: 'Its content is kept; give PostgreSQL more memory, and put the delivery back to work.',
  },
};

export const POISON: Diagnostic = {
  code: 'webhook.poison',
  severity: 'error',
  message: {
    de: 'Die Lieferung hat dreimal den Prozess beendet, der sie lesen wollte.',
    en: 'The delivery ended the process that read it three times.',
  },
  remedy: {
    de: 'Der Inhalt ist aufbewahrt; melden Sie ihn dem Hersteller des Konnektors, und nehmen Sie die Lieferung wieder auf, wenn sie nicht schuld war.',
    en: 'Its content is kept; report it to the maker of the connector, and put the delivery back to work where it was not to blame.',
  },
};
