import { DiagnosticError, type Text } from '@belegfluss/sdk';

const KNOWN: { pattern: RegExp; code: string; message: Text; remedy: Text }[] = [
  {
    pattern: /ENOSPC|No space left|could not write|disk full/i,
    code: 'database.disk_full',
    message: { de: 'Der Datenträger ist voll.', en: 'The disk is full.' },
    remedy: { de: 'Geben Sie Platz frei und starten Sie erneut.', en: 'Free some space and start again.' },
  },
  {
    pattern: /EACCES|EPERM|EROFS|Permission denied/i,
    code: 'database.no_right',
    message: {
      de: 'Der Zustandsordner der Datenbank darf nicht beschrieben werden.',
      en: 'The state folder of the database may not be written.',
    },
    remedy: {
      de: 'Starten Sie in einem Ordner, der Ihnen gehört, oder setzen Sie BELEGFLUSS_STATE auf einen solchen.',
      en: 'Start in a folder that belongs to you, or set BELEGFLUSS_STATE to one.',
    },
  },
];

/** Turns whatever kept PostgreSQL from starting into one clear sentence. Never returns. */
export function startFailed(cause: unknown): never {
  const detail =
    cause instanceof Error ? `${cause.message} ${(cause as { stderr?: string }).stderr ?? ''}` : String(cause);
  const known = KNOWN.find(({ pattern }) => pattern.test(detail));
  throw new DiagnosticError(
    {
      code: known?.code ?? 'database.start_failed',
      severity: 'error',
      message: known?.message ?? {
        de: 'Das eingebettete PostgreSQL ist nicht gestartet.',
        en: 'The embedded PostgreSQL did not start.',
      },
      remedy: known?.remedy ?? {
        de: 'Lesen Sie postgres.log im Zustandsordner, oder setzen Sie DATABASE_URL auf ein eigenes PostgreSQL.',
        en: 'Read postgres.log in the state folder, or set DATABASE_URL to a PostgreSQL of your own.',
      },
    },
    { cause },
  );
}
