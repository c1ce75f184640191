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
 * @param {{ plainUrl: string, stateFolder?: string, keep?: boolean, port?: number }} options
 */
export async function startOurs({ plainUrl, stateFolder = join(tmpdir(), throwAwayName()), keep = false, port = 0 }) {
  const given = process.env['DATABASE_URL'];
  const own = given ? await createOwnDatabase(given) : undefined;
  const installation = await startInstallation({
    stateFolder,
    environment: {
      ...process.env,
      DATABASE_URL: own?.url,
      PUBLIC_URL: undefined,
      LOG_LEVEL: 'warn',
      BELEGFLUSS_FLOWS: PACK,
      BELEGFLUSS_ENVIRONMENT: 'bench',
      BELEGFLUSS_SANDBOX_URL: plainUrl,
      BELEGFLUSS_ALLOW_PRIVATE_HOSTS: 'true',
    },
    sandbox: false,
    port,
    sandboxPort: 0,
    onStage: () => undefined,
  });
  const client = new JsonClient(installation.serverUrl);
  if (installation.administrator) await client.post('/api/v1/session', installation.administrator);
  const gauge = await openGauge(installation.databaseUrl);
  const pid = installation.server.process.pid ?? 0;
  return {
    url: installation.serverUrl,
    pid,
    gauge,
    /** @param {Record<string, unknown>} [input] */
    bulk: async (input = {}) => {
      const started = performance.now();
      const { runId } = await client.post('/api/v1/flows/deals_to_invoices/runs', { input });
      for (;;) {
        const { run, steps } = await client.get(`/api/v1/runs/${runId}`);
        if (run.endedAt) {
          const seconds = (performance.now() - started) / 1_000;
          return { seconds, state: run.state, ...steps.find((/** @type {any} */ step) => step.path === 'sync')?.output };
        }
        await sleep(50);
      }
    },
    /** CPU seconds of server and database so far; `null` where the machine does not tell. */
    cpu: async () => {
      const [server, { cpuSeconds: database }] = [cpuSeconds(pid), await gauge.read()];
      return server === null || database === null ? null : server + database;
    },
    peakMemoryMb: () => peakMemoryMb(pid),
    stop: async () => {
      await gauge.close();
      await installation.stop();
      await own?.drop();
      if (!keep) await rm(stateFolder, { recursive: true, force: true });
    },
  };
}
