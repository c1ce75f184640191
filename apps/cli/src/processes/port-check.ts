import { createServer } from 'node:net';
import { DiagnosticError } from '@belegfluss/sdk';

/** Demands that nobody listens on a port of 127.0.0.1; 0 is always free. Throws DiagnosticError `server.port_taken` that names the variable. */
export async function demandFreePort(port: number, variable: 'PORT' | 'SANDBOX_PORT'): Promise<void> {
  if (await isTaken(port)) {
    throw new DiagnosticError({
      code: 'server.port_taken',
      severity: 'error',
      message: { de: `Port ${port} ist schon in Gebrauch.`, en: `Port ${port} is in use already.` },
      remedy: { de: `Setzen Sie ${variable} auf einen freien Port.`, en: `Set ${variable} to a free port.` },
      facts: { port },
    });
  }
}

function isTaken(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((done) => {
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code === 'EADDRINUSE'));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(false)));
  });
}
