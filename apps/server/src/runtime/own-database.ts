import { DiagnosticError, type Diagnostic } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';

/**
 * Makes a new database that of this environment. Throws DiagnosticError `config.other_environment` where it belongs to another
 * one: its runs would go on with our connections, and what was tried there would stand in our books.
 */
export async function demandOwnDatabase(sql: Sql, environment: string): Promise<void> {
  await sql.query('insert into installation (environment) values ($1) on conflict do nothing', [environment]);
  const [row] = await sql.query<{ environment: string }>('select environment from installation');
  if (row && row.environment !== environment)
    throw new DiagnosticError([otherEnvironment(row.environment, environment)]);
}

function otherEnvironment(theirs: string, ours: string): Diagnostic {
  return {
    code: 'config.other_environment',
    severity: 'error',
    message: {
      de: `Diese Datenbank gehört zur Umgebung „${theirs}“, der Server soll „${ours}“ sein.`,
      en: `This database belongs to the environment "${theirs}", and the server is to be "${ours}".`,
    },
    remedy: {
      de: `Geben Sie „${ours}“ eine eigene Datenbank (DATABASE_URL; für die mitgebrachte BELEGFLUSS_STATE), oder starten Sie „${theirs}“: mit BELEGFLUSS_ENVIRONMENT, die Sandbox mit belegfluss serve --sandbox.`,
      en: `Give "${ours}" a database of its own (DATABASE_URL; for the one that comes along BELEGFLUSS_STATE), or start "${theirs}": with BELEGFLUSS_ENVIRONMENT, the sandbox with belegfluss serve --sandbox.`,
    },
    facts: { theirs, ours },
  };
}
