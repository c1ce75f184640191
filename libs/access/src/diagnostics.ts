import { DiagnosticError, type Text } from '@belegfluss/sdk';

type Code =
  | 'access.wrong_credentials'
  | 'access.too_many_attempts'
  | 'access.weak_password'
  | 'access.name_taken'
  | 'access.last_administrator';

const WORDS: Readonly<Record<Code, { message: Text; remedy: Text }>> = {
  'access.wrong_credentials': {
    message: { de: 'Name oder Passwort stimmen nicht.', en: 'The name or the password is wrong.' },
    remedy: {
      de: 'Prüfen Sie die Schreibweise; ein Administrator kann das Passwort neu setzen.',
      en: 'Check the spelling; an administrator can set a new password.',
    },
  },
  'access.too_many_attempts': {
    message: { de: 'Zu viele Anmeldeversuche.', en: 'Too many attempts to sign in.' },
    remedy: { de: 'Warten Sie eine Minute, und versuchen Sie es dann erneut.', en: 'Wait a minute, then try again.' },
  },
  'access.weak_password': {
    message: { de: 'Das Passwort ist zu kurz oder zu lang.', en: 'The password is too short or too long.' },
    remedy: { de: 'Wählen Sie ein Passwort mit 12 bis 200 Zeichen.', en: 'Choose a password of 12 to 200 characters.' },
  },
  'access.name_taken': {
    message: { de: 'Diesen Namen trägt schon jemand.', en: 'Somebody has this name already.' },
    remedy: { de: 'Wählen Sie einen anderen Namen.', en: 'Choose another name.' },
  },
  'access.last_administrator': {
    message: {
      de: 'Das ist der letzte Administrator; ohne ihn käme niemand mehr an die Verwaltung.',
      en: 'This is the last administrator; without one nobody could administer the system.',
    },
    remedy: {
      de: 'Geben Sie zuerst einer anderen Person die Rolle Administrator.',
      en: 'Give the role administrator to another person first.',
    },
  },
};

/** The error for one of the codes of this library; facts never hold names or passwords. */
export function accessError(code: Code, facts?: Record<string, unknown>): DiagnosticError {
  return new DiagnosticError({ code, severity: 'error', ...WORDS[code], ...(facts === undefined ? {} : { facts }) });
}
