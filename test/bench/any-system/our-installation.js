// @ts-check
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JsonClient, ROOT, startInstallation, throwAwayName } from '../built-parts.js';
import { createOwnDatabase, openGauge } from '../database-gauge.js';
import { cpuSeconds, peakMemoryMb } from '../process-gauge.js';

export const PACK = join(ROOT, 'test/bench/deals');

/**
 * Belegfluss with the two flows of the benchmark, put on the plain systems; on DATABASE_URL a database of its own.
 * @param {{ plainUrl: string, pack?: string }} options
 */
export async function startOurs({ plainUrl, pack = PACK }) {
  const stateFolder = join(tmpdir(), throwAwayName());
  const given = process.env['DATABASE_URL'];
  const own = given ? await createOwnDatabase(given) : undefined;
  /** @param {number} port */
  const start = (port) =>
    startInstallation({
      stateFolder,
      environment: {
        ...process.env,
        DATABASE_URL: own?.url,
        PUBLIC_URL: undefined,
        LOG_LEVEL: 'warn',
        BELEGFLUSS_FLOWS: pack,
        BELEGFLUSS_ENVIRONMENT: 'bench',
        BELEGFLUSS_SANDBOX_URL: plainUrl,
        BELEGFLUSS_ALLOW_PRIVATE_HOSTS: 'true',
      },
      sandbox: false,
      port,
      sandboxPort: 0,
      onStage: () => undefined,
    });
  const started = [await start(0)];
  const [first] = started;
  const url = String(first?.serverUrl);
  const pid = () => started.at(-1)?.server.process.pid ?? 0;
  const client = new JsonClient(url);
  await client.post('/api/v1/session', first?.administrator);
  const gauge = await openGauge(String(first?.databaseUrl));
  return {
    url,
    hook: `${url}/hooks/crm`,
    pid: pid(),
    /** @param {Record<string, unknown>} [input] */
    bulk: async (input = {}) => {
      const began = performance.now();
      const { runId } = await client.post('/api/v1/flows/deals_to_invoices/runs', { input });
      for (;;) {
        // Between a kill and the next start nobody answers.
        const found = await client.get(`/api/v1/runs/${runId}`).catch(() => undefined);
        if (found?.run.endedAt) {
          const { output } = found.steps.find((/** @type {any} */ step) => step.path === 'sync');
          return { seconds: (performance.now() - began) / 1_000, state: found.run.state, ...output };
        }
        await sleep(50);
      }
    },
    /** CPU seconds of server and database so far; `null` where the machine does not tell. */
    cpu: async () => {
      const [server, { cpuSeconds: database }] = [cpuSeconds(pid()), await gauge.read()];
      return server === null || database === null ? null : server + database;
    },
    peakMemoryMb: () => peakMemoryMb(pid()),
    /** Ends the server without mercy and starts it again on what is on disk. */
    killAndStart: async () => {
      const { process: child } = started.at(-1)?.server ?? {};
      const gone = new Promise((done) => child?.once('exit', done));
      child?.kill('SIGKILL');
      await gone;
      started.push(await start(Number(new URL(url).port)));
    },
    stop: async () => {
      await gauge.close();
      for (const installation of started.toReversed()) await installation.stop();
      await own?.drop();
      await rm(stateFolder, { recursive: true, force: true });
    },
  };
}
