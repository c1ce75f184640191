import { DiagnosticError } from '@belegfluss/sdk';
import { machineRefusal } from '../machine-refusal.ts';

/** Turns whatever kept PostgreSQL from starting into one clear sentence. Never returns. */
export function startFailed(cause: unknown): never {
  const said =
    cause instanceof Error ? `${cause.message} ${(cause as { stderr?: string }).stderr ?? ''}` : String(cause);
  throw (
    machineRefusal(said, cause) ??
    new DiagnosticError(
      {
        code: 'database.start_failed',
        severity: 'error',
        message: {
          de: 'Das eingebettete PostgreSQL ist nicht gestartet.',
          en: 'The embedded PostgreSQL did not start.',
        },
        remedy: {
          de: 'Lesen Sie postgres.log im Zustandsordner, oder setzen Sie DATABASE_URL auf ein eigenes PostgreSQL.',
          en: 'Read postgres.log in the state folder, or set DATABASE_URL to a PostgreSQL of your own.',
        },
      },
      { cause },
    )
  );
}
