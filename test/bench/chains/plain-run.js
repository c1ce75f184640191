// @ts-check
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { castDeals, crmRecords, JsonClient, ROOT, startChild, throwAwayName } from '../built-parts.js';
import { playPlainly } from './plain-script.js';
import { SANDBOX_SETTINGS } from './wide-limits.js';

/** Runs in work at a time in one server, unless somebody sets another number. */
const CONCURRENCY = 80;

/**
 * Figures of the plain script.
 * @typedef {{ seconds: number, chainsPerSecond: number, callsPerChain: number }} PlainFigures
 */

/**
 * Lets the plain script play with a fresh sandbox of the same settings.
 * @param {{ deals: number }} options
 * @returns {Promise<PlainFigures>}
 */
export async function runPlain({ deals }) {
  const stateFolder = join(tmpdir(), throwAwayName());
  const environment = {
    ...process.env,
    SANDBOX_PORT: '0',
    SANDBOX_DIR: join(stateFolder, 'sandbox'),
    SANDBOX_SETTINGS: JSON.stringify(SANDBOX_SETTINGS),
    SANDBOX_SPECS: join(stateFolder, 'no-specs'),
  };
  const sandbox = await startChild(join(ROOT, 'dist/sandbox.js'), environment, join(stateFolder, 'sandbox.log'));
  try {
    const url = `http://127.0.0.1:${sandbox.hello.listening}`;
    const cast = castDeals(deals);
    await new JsonClient(url).post('/control/hubspot/records', crmRecords(cast));
    const concurrency = Number(process.env['BELEGFLUSS_CONCURRENCY'] ?? CONCURRENCY);
    const { seconds, calls } = await playPlainly(url, cast, concurrency);
    return { seconds, chainsPerSecond: deals / seconds, callsPerChain: calls / deals };
  } finally {
    await sandbox.stop();
    await rm(stateFolder, { recursive: true, force: true });
  }
}
