import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureAdministrator } from '@belegfluss/access';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Alarm } from './alerts/alarm.ts';
import { Changes } from './live/changes.ts';
import { hostUnavailable, portTaken } from './runtime/port-taken.ts';
import { closeRuntime, type Runtime } from './runtime/runtime.ts';
import { Cleaning } from './scheduler/cleaning.ts';
import { createWebApp } from './web/web-app.ts';

/** Requests get so long to end; running attempts have 17 seconds after that. */
const REQUESTS_END_MS = 2_000;

/** A listening server; `url` is where people reach it, `stop` lets work end (at most 20 s) and closes everything. */
export interface RunningServer {
  url: string;
  stop(): Promise<void>;
}

/**
 * Listens, and starts the worker where this process has that role. Where the port is 0 the public address gets the one that
 * was free. Throws DiagnosticError `server.port_taken` or `server.host_unavailable`; the runtime stays open then.
 */
export async function startServer(runtime: Runtime): Promise<RunningServer> {
  const { config, engine } = runtime;
  const changes = new Changes();
  const app = await createWebApp(runtime, changes);
  const alarm = new Alarm({ ...runtime, report: () => runtime.watch.report() });
  const cleaning = config.roles.includes('scheduler')
    ? new Cleaning(engine.upkeep, runtime.db, runtime.log)
    : undefined;
  try {
    if (config.roles.includes('api')) await changes.start(config.databaseUrl);
    await listen(app, runtime);
    await nameAdministrator(runtime);
    if (config.roles.includes('worker')) await engine.startWorker();
    await runtime.watch.start();
    alarm.start();
    cleaning?.start();
  } catch (error) {
    await changes.stop();
    await app.close();
    throw error;
  }
  return {
    url: runtime.config.publicUrl,
    stop: async () => {
      await changes.stop();
      await closeWithin(app, REQUESTS_END_MS);
      await Promise.all([alarm.stop(), cleaning?.stop()]);
      await closeRuntime(runtime);
    },
  };
}

async function listen(app: NestFastifyApplication, runtime: Runtime): Promise<void> {
  const { port, host, publicUrl } = runtime.config;
  await app.listen(port, host).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' || error.code === 'EACCES'
      ? portTaken(port, error)
      : hostUnavailable(host, error);
  });
  const reached = new URL(publicUrl);
  if (reached.port !== '0') return;
  reached.port = String((app.getHttpServer().address() as AddressInfo).port);
  runtime.config = { ...runtime.config, publicUrl: reached.origin };
}

/** The password is told only once: whoever could not listen would take it along. */
async function nameAdministrator(runtime: Runtime): Promise<void> {
  const made = await ensureAdministrator(runtime.db, new Date());
  if (made) runtime.firstAdministrator = made;
}

/** Takes no new requests, lets those under way end, and cuts those that do not. */
async function closeWithin(app: NestFastifyApplication, milliseconds: number): Promise<void> {
  const closed = app.close();
  await Promise.race([closed, sleep(milliseconds, undefined, { ref: false })]);
  (app.getHttpServer() as { closeAllConnections(): void }).closeAllConnections();
  await closed;
}
