import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonClient } from '../crash/json-client.ts';
import { waitUntil } from '../crash/waiting.ts';
import { startCommand, type RunningCommand } from './command.ts';
import { freePort } from '../crash/free-port.ts';
import { processesOf } from './leftovers.ts';

const START_WITHIN_MS = 240_000;
const STOP_WITHIN_MS = 25_000;

let folder: string;
let environment: Record<string, string>;
let serverUrl: string;
let command: RunningCommand;
let startedIn: number;
let sandbox: JsonClient;
let firstOutcome: Outcome;

async function start(): Promise<void> {
  const began = performance.now();
  command = startCommand({ arguments: ['serve', '--demo'], environment });
  const ended = command.ended.then((code): never => {
    throw new Error(`serve ended with ${String(code)}: ${command.err()}`);
  });
  await Promise.race([
    waitUntil('the address of the console', () => command.err().includes('Ctrl-C stops everything'), START_WITHIN_MS),
    ended,
  ]);
  ended.catch(() => undefined);
  startedIn = performance.now() - began;
}

/** Presses Ctrl-C and waits for the end; gives back the exit code and how long it took. */
async function interrupt(): Promise<{ code: number | null; milliseconds: number }> {
  const began = performance.now();
  command.send('SIGINT');
  const code = await command.ended;
  return { code, milliseconds: performance.now() - began };
}

async function signedIn(): Promise<JsonClient> {
  const server = new JsonClient(serverUrl);
  await server.post('/api/v1/session', JSON.parse(await readFile(join(folder, 'administrator.json'), 'utf8')));
  return server;
}

interface Question {
  id: string;
  kind: string;
}

const openQuestions = async (server: JsonClient) =>
  (await server.get<{ questions: Question[] }>('/api/v1/questions?state=open')).questions;

interface Outcome {
  effects: unknown;
  chains: { complete: boolean }[];
}

/** What the vendors counted and what the server reports. */
async function outcome(): Promise<Outcome> {
  const { chains } = await (await signedIn()).get<Pick<Outcome, 'chains'>>('/api/v1/demo/report');
  return { effects: await sandbox.get('/control/effects'), chains };
}

beforeAll(async () => {
  // Others may enter it, so that PostgreSQL, which is not root, finds its data below it.
  folder = await mkdtemp(join(tmpdir(), 'belegfluss-start-'));
  await chmod(folder, 0o755);
  const [port, sandboxPort] = [await freePort(), await freePort()];
  environment = { BELEGFLUSS_STATE: folder, PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
  serverUrl = `http://127.0.0.1:${port}`;
  sandbox = new JsonClient(`http://127.0.0.1:${sandboxPort}`);
  await start();
}, START_WITHIN_MS + 10_000);
afterAll(async () => {
  command?.send('SIGINT');
  await command?.ended;
  await rm(folder, { recursive: true, force: true });
}, 60_000);

describe('belegfluss serve --demo', () => {
  it('shows each stage, then the chains and where the console is', () => {
    const stages = [
      'starting the database',
      'starting the sandbox systems',
      'starting the server',
      'sales wins deals',
      'customers sign',
      'booking batches go to DATEV',
      'customers pay',
    ];
    const places = stages.map((stage) => command.err().indexOf(stage));
    expect(places).not.toContain(-1);
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
    expect(command.err()).toContain(`console: ${serverUrl}`);
    expect(command.err()).toMatch(/sign-in \(shown only once\): \S+ \/ \S+/);
    const rows = command.out().split('\n');
    expect(rows[0]).toMatch(/^deal +debtor +invoice +gross +paid +CRM +complete$/);
    expect(rows.filter((row) => row.endsWith('✓')).length).toBeGreaterThanOrEqual(12);
  });

  it('answers at the console, for supervisors and for Prometheus', async () => {
    const [page, ready, metrics] = await Promise.all(
      ['/', '/health/ready', '/metrics'].map((path) => fetch(serverUrl + path)),
    );
    expect([page?.status, ready?.status, metrics?.status]).toEqual([200, 200, 200]);
    expect(await page?.text()).toContain('<div id="root">');
    expect(await ready?.json()).toEqual({ status: 'ok' });
    expect(await metrics?.text()).toMatch(/^belegfluss_run_attempt_seconds_count\{.*outcome="done"/m);
  });

  it('leaves the unmatched payment to a person, and an answer over REST ends it', async () => {
    const server = await signedIn();
    const [question, ...others] = await openQuestions(server);
    expect(others).toEqual([]);
    expect(question?.kind).toBe('bank.unmatched_payment');
    await server.post(`/api/v1/questions/${question?.id ?? ''}/answer`, {
      option: 'ignore',
      fields: { reason: 'Irrläufer' },
    });
    await waitUntil('the run of the payment ends', async () => {
      const { inWork, questions, dead } = await server.get<{ inWork: number; questions: number; dead: number }>(
        '/api/v1/demo/progress',
      );
      return inWork + questions + dead === 0;
    });
    expect(await openQuestions(server)).toEqual([]);
  });

  it('ends by Ctrl-C within 25 seconds and leaves no process behind', async () => {
    firstOutcome = await outcome();
    const { code, milliseconds } = await interrupt();
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(STOP_WITHIN_MS);
    expect((await processesOf(folder)) ?? []).toEqual([]);
  }, 60_000);

  it('plays nothing twice when it starts again, and is quicker', async () => {
    const firstStart = startedIn;
    await start();
    expect(startedIn).toBeLessThan(firstStart);
    expect(command.err()).not.toContain('sales wins deals');
    expect(command.err()).not.toContain('shown only once');
    expect(await outcome()).toEqual(firstOutcome);
    expect(firstOutcome.chains.every(({ complete }) => complete)).toBe(true);
    expect((await interrupt()).code).toBe(0);
    expect((await processesOf(folder)) ?? []).toEqual([]);
  }, 240_000);
});
