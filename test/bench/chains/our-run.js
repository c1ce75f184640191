// @ts-check
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { castDeals, JsonClient, judgePlay, play, startInstallation, throwAwayName } from '../built-parts.js';
import { createOwnDatabase, openGauge } from '../database-gauge.js';
import { cpuSeconds, peakMemoryMb } from '../process-gauge.js';
import { SANDBOX_SETTINGS, writeWidePack } from './wide-limits.js';

/** Looks of the play at the server with which their price is found. */
const TRIAL_LOOKS = 40;
/** PostgreSQL publishes what a session did at most once in this time. */
const STATISTICS_LAG_MS = 1_100;

/**
 * Figures of our product; `null` where the machine does not tell.
 * @typedef {{
 *   seconds: number, chainsPerSecond: number, commitsPerChain: number, writesPerChain: number, callsPerChain: number,
 *   cpuSecondsPerChain: number | null, serverCpuSecondsPerChain: number | null, databaseCpuSecondsPerChain: number | null,
 *   peakMemoryMb: number | null,
 * }} OurFigures
 */

/**
 * Plays the demo on a throw-away installation with wide limits. Throws when the play ends with a sum that does not agree.
 * @param {{ deals: number, databaseUrl: string | undefined, onEvent: (text: string) => void }} options
 * @returns {Promise<OurFigures>}
 */
export async function runOurs({ deals, databaseUrl, onEvent }) {
  const stateFolder = join(tmpdir(), throwAwayName());
  const packFolder = join(stateFolder, 'flows');
  const own = databaseUrl ? await createOwnDatabase(databaseUrl) : undefined;
  await writeWidePack(packFolder);
  const environment = {
    ...process.env,
    DATABASE_URL: own?.url,
    PUBLIC_URL: undefined,
    BELEGFLUSS_FLOWS: packFolder,
    SANDBOX_SETTINGS: JSON.stringify(SANDBOX_SETTINGS),
    SANDBOX_SPECS: join(stateFolder, 'no-specs'),
  };
  try {
    const installation = await startInstallation({
      stateFolder,
      environment,
      sandbox: true,
      port: 0,
      sandboxPort: 0,
      onStage: onEvent,
    });
    try {
      return await measure(installation, { deals, stateFolder, onEvent });
    } finally {
      await installation.stop();
    }
  } finally {
    await own?.drop();
    await rm(stateFolder, { recursive: true, force: true });
  }
}

/**
 * @param {{ serverUrl: string, databaseUrl: string, administrator: unknown, server: import('../../../apps/cli/dist/processes/child.js').Child }} installation
 * @param {{ deals: number, stateFolder: string, onEvent: (text: string) => void }} options
 * @returns {Promise<OurFigures>}
 */
async function measure(installation, { deals, stateFolder, onEvent }) {
  const { databaseUrl, server } = installation;
  const pid = server.process.pid ?? 0;
  const gauge = await openGauge(databaseUrl);
  try {
    const priceOfLook = await priceLook(installation, gauge);
    const before = await gauge.read();
    const cpuBefore = cpuSeconds(pid);
    let [looks, began, ended] = [0, 0, 0];
    const stage = await play(installation, {
      deals,
      stateFolder,
      leaveQuestions: [],
      onEvent: (/** @type {{ kind: string, act?: string }} */ { kind, act }) => {
        if (kind === 'progress') looks += 1;
        if (act === 'win') began = performance.now();
        // Only what follows the last report to the CRM comes after this.
        if (act === 'book_payments') ended = performance.now();
        if (act) onEvent(act);
      },
    });
    const cpuAfter = cpuSeconds(pid);
    const memory = peakMemoryMb(pid);
    const calls = await countCalls(installation.serverUrl);
    const report = await judgePlay(stage, castDeals(deals));
    if (!report.ok) throw new Error(`the play does not add up: ${report.disagreements.slice(0, 3).join('; ')}`);
    // A session that ends hands in its last counts.
    await server.stop();
    const after = await gauge.read();
    const each = (/** @type {number | null} */ last, /** @type {number | null} */ first) =>
      last === null || first === null ? null : (last - first) / deals;
    const [serverCpu, databaseCpu] = [each(cpuAfter, cpuBefore), each(after.cpuSeconds, before.cpuSeconds)];
    const seconds = (ended - began) / 1_000;
    return {
      seconds,
      chainsPerSecond: deals / seconds,
      commitsPerChain: (after.commits - before.commits - looks * priceOfLook) / deals,
      writesPerChain: (after.writes - before.writes) / deals,
      callsPerChain: calls / deals,
      cpuSecondsPerChain: serverCpu === null || databaseCpu === null ? null : serverCpu + databaseCpu,
      serverCpuSecondsPerChain: serverCpu,
      databaseCpuSecondsPerChain: databaseCpu,
      peakMemoryMb: memory,
    };
  } finally {
    await gauge.close();
  }
}

/**
 * Commits that one look of the play at the server costs: they are the benchmark's own and no part of a chain.
 * @param {{ serverUrl: string, administrator: unknown }} installation
 * @param {Awaited<ReturnType<typeof openGauge>>} gauge
 */
async function priceLook({ serverUrl, administrator }, gauge) {
  const client = new JsonClient(serverUrl);
  const look = async () => {
    await client.get('/api/v1/questions?state=open');
    await client.get('/api/v1/demo/progress');
  };
  await client.post('/api/v1/session', administrator);
  await sleep(STATISTICS_LAG_MS);
  await look();
  const idle = await gauge.read();
  await sleep(STATISTICS_LAG_MS);
  await look();
  const start = await gauge.read();
  for (let count = 1; count < TRIAL_LOOKS; count += 1) await look();
  await sleep(STATISTICS_LAG_MS);
  await look();
  const end = await gauge.read();
  const inBackground = start.commits - idle.commits;
  return Math.max(0, (end.commits - start.commits - inBackground) / (TRIAL_LOOKS - 1));
}

/**
 * Requests to vendors, as the server counts them itself.
 * @param {string} serverUrl
 */
async function countCalls(serverUrl) {
  const text = await (await fetch(`${serverUrl}/metrics`)).text();
  const counts = [...text.matchAll(/^belegfluss_call_seconds_count\{[^}]*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}
