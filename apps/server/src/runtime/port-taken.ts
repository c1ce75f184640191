import { DiagnosticError } from '@belegfluss/sdk';

/** One clear sentence for a port that cannot be had. */
export function portTaken(port: number, cause: NodeJS.ErrnoException): DiagnosticError {
  const taken = cause.code === 'EADDRINUSE';
  return new DiagnosticError(
    {
      code: taken ? 'server.port_taken' : 'server.port_forbidden',
      severity: 'error',
      message: taken
        ? { de: `Port ${port} ist schon in Gebrauch.`, en: `Port ${port} is in use already.` }
        : { de: `Port ${port} darf nicht geöffnet werden.`, en: `Port ${port} may not be opened.` },
      remedy: {
        de: 'Setzen Sie PORT auf einen freien Port, zum Beispiel PORT=7500.',
        en: 'Set PORT to a free port, for example PORT=7500.',
      },
      facts: { port },
    },
    { cause },
  );
}
