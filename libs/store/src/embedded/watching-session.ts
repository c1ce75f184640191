import { Socket } from 'node:net';
import { Client } from 'pg';

const PATIENCE_MS = 2_000;

/** Holds a session that asks for nothing, and resolves when it ends: with its server at once. False where there was none to be had. */
export async function watchingSession(url: string, signal: AbortSignal): Promise<boolean> {
  const socket = new Socket();
  const client = new Client({
    connectionString: url,
    application_name: 'belegfluss-watch',
    connectionTimeoutMillis: PATIENCE_MS,
    stream: () => socket,
  });
  client.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  const hangUp = () => {
    // Whoever hangs up waits for the end, and must not be left by a process that has nothing else to do.
    socket.ref();
    void client.end().catch(() => undefined);
  };
  try {
    await client.connect();
  } catch {
    hangUp();
    return false;
  }
  socket.unref();
  signal.addEventListener('abort', hangUp, { once: true });
  if (signal.aborted) hangUp();
  await ended;
  signal.removeEventListener('abort', hangUp);
  return true;
}
