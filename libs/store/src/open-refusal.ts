import { DiagnosticError, type Text } from '@belegfluss/sdk';

interface Words {
  code: string;
  message: (place: string, reason: string) => Text;
  remedy: Text;
}

/** By SQLSTATE or its class. */
const REFUSALS: Record<string, Words> = {
  '28': {
    code: 'database.sign_in_refused',
    message: (place) => ({
      de: `Die Datenbank ${place} weist die Anmeldung zurück.`,
      en: `The database ${place} refuses the sign-in.`,
    }),
    remedy: {
      de: 'Prüfen Sie Konto und Passwort in DATABASE_URL und die pg_hba.conf des Servers.',
      en: "Check account and password in DATABASE_URL, and the server's pg_hba.conf.",
    },
  },
  '3D000': {
    code: 'database.unknown',
    message: (place) => ({ de: `Die Datenbank ${place} gibt es nicht.`, en: `There is no database ${place}.` }),
    remedy: {
      de: 'Legen Sie sie mit „create database“ an, oder berichtigen Sie den Namen in DATABASE_URL.',
      en: 'Make it with "create database", or put the name in DATABASE_URL right.',
    },
  },
  '42501': {
    code: 'database.rights_missing',
    message: (place) => ({
      de: `Das Konto darf in der Datenbank ${place} keine Tabellen anlegen.`,
      en: `The account may not make tables in the database ${place}.`,
    }),
    remedy: {
      de: 'Machen Sie es zum Eigentümer der Datenbank („alter database … owner to …“).',
      en: 'Make it the owner of the database ("alter database … owner to …").',
    },
  },
};

const UNREACHABLE: Words = {
  code: 'database.unreachable',
  message: (place, reason) => ({
    de: `Die Datenbank ${place} lässt sich nicht öffnen (${reason}).`,
    en: `The database ${place} cannot be opened (${reason}).`,
  }),
  remedy: {
    de: 'Prüfen Sie, ob sie läuft, und DATABASE_URL; ohne DATABASE_URL startet „belegfluss serve“ die eingebettete.',
    en: 'Check whether it runs, and DATABASE_URL; without DATABASE_URL "belegfluss serve" starts the embedded one.',
  },
};

/** Why a database could not be opened, in one clear sentence that tells its place and no password. */
export function openRefusal(cause: unknown, url: string): DiagnosticError {
  const { code, message } = cause as { code?: string; message?: string };
  const words = wordsOf(code) ?? UNREACHABLE;
  const reason = code ?? message ?? 'unknown';
  const facts = { place: placeOf(url), reason };
  const { code: ours, remedy } = words;
  return new DiagnosticError(
    { code: ours, severity: 'error', message: words.message(facts.place, reason), remedy, facts },
    { cause },
  );
}

/** Where an error of a statement is one of these, not of the network; `undefined` for any other. */
export function statementRefusal(cause: unknown, url: string): DiagnosticError | undefined {
  return wordsOf((cause as { code?: string }).code) && openRefusal(cause, url);
}

/** The tables of another program, or of somebody: what is ours has a place of its own. */
export function foreignTables(tables: string[], url: string): DiagnosticError {
  const [place, named] = [placeOf(url), tables.join(', ')];
  return new DiagnosticError({
    code: 'database.not_ours',
    severity: 'error',
    message: {
      de: `In der Datenbank ${place} liegen schon Tabellen, die nicht von Belegfluss sind (${named}).`,
      en: `The database ${place} already holds tables that are not Belegfluss's (${named}).`,
    },
    remedy: {
      de: 'Legen Sie mit „create database“ eine eigene an, und nennen Sie sie in DATABASE_URL. Die andere ist unverändert.',
      en: 'Make one of its own with "create database", and name it in DATABASE_URL. The other one is unchanged.',
    },
    facts: { place, tables: named },
  });
}

function wordsOf(code: string | undefined): Words | undefined {
  return code === undefined ? undefined : (REFUSALS[code] ?? REFUSALS[code.slice(0, 2)]);
}

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port && `:${port}`}${pathname}`;
}
