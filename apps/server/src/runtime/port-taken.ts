import { DiagnosticError } from '@belegfluss/sdk';

/** One clear sentence for an address of ours on which nobody can listen. */
export function hostUnavailable(host: string, cause: NodeJS.ErrnoException): DiagnosticError {
  return new DiagnosticError(
    {
      code: 'server.host_unavailable',
      severity: 'error',
      message: {
        de: `Auf der Adresse ${host} kann dieser Rechner nicht lauschen (${cause.code ?? cause.message}).`,
        en: `This machine cannot listen on the address ${host} (${cause.code ?? cause.message}).`,
      },
      remedy: {
        de: 'Setzen Sie BELEGFLUSS_HOST auf eine Adresse dieses Rechners, zum Beispiel 127.0.0.1, ::1 oder 0.0.0.0.',
        en: 'Set BELEGFLUSS_HOST to an address of this machine, for example 127.0.0.1, ::1 or 0.0.0.0.',
      },
      facts: { host },
    },
    { cause },
  );
}

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
