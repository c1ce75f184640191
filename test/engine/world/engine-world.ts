import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Engine, type ListedRun, listRuns, readRun } from '@belegfluss/engine';
import { loadPack, type Pack } from '@belegfluss/flow';
import type { Connector } from '@belegfluss/sdk';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { masterKeyOf, Vault } from '@belegfluss/vault';

/** An engine with its worker on a database of its own, running the flows of one test. */
export interface EngineWorld {
  engine: Engine;
  test: TestDatabase;
  /** Waits until every run has ended or waits for a person, and gives back the latest; fails after so many seconds. */
  settled(seconds?: number): Promise<ListedRun[]>;
  outputOf(runId: string, path: string): Promise<unknown>;
  /** A second engine on the same database, as another process would be; with `changed` flows, as after a deployment. */
  anotherEngine(changed?: Record<string, string>): Promise<Engine>;
  /** Changes a file of the pack while engines run. */
  writeFlow(name: string, body: string): void;
  close(): Promise<void>;
}

/** A mapping table of a test as its two files. */
export interface WorldTable {
  definition: string;
  rows: string;
}

/**
 * Starts the world. `connectors` are the outside: small systems that a test keeps in memory. `prepare` may change the database
 * before an engine sees it, or give another one in its place; `settings` are further lines of pack.yaml.
 */
export async function engineWorld(
  flows: Record<string, string>,
  connectors: Connector[],
  tables: Record<string, WorldTable> = {},
  prepare?: (test: TestDatabase) => Promise<TestDatabase | void>,
  settings = '',
): Promise<EngineWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-pack-'));
  const first = packOf(folder, flows, connectors, tables, settings);
  const made = await testDatabase();
  const test = (await prepare?.(made)) ?? made;
  const engines: Engine[] = [];
  const open = async (pack: Pack) => {
    const engine = await Engine.open({
      db: test.db,
      pack,
      vault: new Vault(masterKeyOf(Buffer.alloc(32, 7).toString('base64'))),
      publicUrl: 'http://127.0.0.1',
      allowPrivateHosts: true,
      worker: { concurrency: 8, onAttempt: () => undefined, onTrouble: (error) => console.error(error) },
      onCall: () => undefined,
    });
    engines.push(engine);
    return engine;
  };
  const engine = await open(first);
  await engine.startWorker();
  return {
    engine,
    test,
    settled: (seconds = 20) => settled(test, seconds),
    outputOf: async (runId, path) => (await readRun(test.db, runId))?.steps.find((step) => step.path === path)?.output,
    anotherEngine: (changed) => open(changed ? packOf(folder, changed, connectors, tables, settings) : first),
    writeFlow: (name, body) => writeFlow(folder, name, body),
    close: async () => {
      for (const each of engines) await each.close();
      await test.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function packOf(
  folder: string,
  flows: Record<string, string>,
  connectors: Connector[],
  tables: Record<string, WorldTable>,
  settings: string,
): Pack {
  const connections = connectors.map(({ id }) => `  ${id}: { use: ${id} }`).join('\n');
  const head = `pack: tests\ntitle: { de: Tests, en: Tests }\nconnections:\n${connections}\n${settings}`;
  writeFileSync(join(folder, 'pack.yaml'), head);
  for (const [name, body] of Object.entries(flows)) writeFlow(folder, name, body);
  mkdirSync(join(folder, 'tables'), { recursive: true });
  for (const [name, { definition, rows }] of Object.entries(tables)) {
    writeFileSync(join(folder, 'tables', `${name}.table.yaml`), definition);
    writeFileSync(join(folder, 'tables', `${name}.csv`), rows);
  }
  const { pack, diagnostics } = loadPack(folder, { connectors, environment: 'test' });
  if (!pack) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return pack;
}

function writeFlow(folder: string, name: string, body: string): void {
  writeFileSync(join(folder, `${name}.flow.yaml`), header(name) + body);
}

function header(name: string): string {
  return `flow: ${name}\ntitle: { de: ${name}, en: ${name} }\nowner: admin\n`;
}

const OPEN_RUNS =
  "select count(*)::int as n, count(*) filter (where ended_at is null and state <> 'question')::int as open from run";

async function settled(test: TestDatabase, seconds: number): Promise<ListedRun[]> {
  for (let waited = 0; waited < seconds * 20; waited += 1) {
    // First the deliveries: one that becomes a run between the two looks is seen as either.
    const [due] = await test.db.query<{ n: number }>("select count(*)::int as n from delivery where state = 'stored'");
    const [runs] = await test.db.query<{ n: number; open: number }>(OPEN_RUNS);
    if (runs && runs.n > 0 && runs.open === 0 && due?.n === 0) return listRuns(test.db);
    await sleep(50);
  }
  throw new Error(`not settled: ${JSON.stringify(await listRuns(test.db))}`);
}
