/** A process of its own that calls a vendor through the engine's connections, as often as it is told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Engine } from '@belegfluss/engine';
import { loadPack } from '@belegfluss/flow';
import { defineConnector, systemClock } from '@belegfluss/sdk';
import { Database } from '@belegfluss/store';
import { masterKeyOf, Vault } from '@belegfluss/vault';
import { Type } from 'typebox';

const { url, vendor, connections } = JSON.parse(process.argv[2] ?? '{}');
/** Between two tries of a loop that was turned away without a request. */
const TURNED_AWAY_MS = 5;

const db = await Database.open({ url });
const engine = await Engine.open({
  db,
  pack: packOf(),
  vault: new Vault(masterKeyOf(Buffer.alloc(32, 7).toString('base64'))),
  publicUrl: 'http://127.0.0.1',
  allowPrivateHosts: true,
  worker: { concurrency: 4, onAttempt: () => undefined, onTrouble: (error) => console.error(error) },
  onCall: () => undefined,
});
await engine.startWorker();

process.on('message', (order) => {
  if (order === 'stop')
    void engine
      .close()
      .then(() => db.close())
      .then(() => process.exit(0));
  else void carryOut(order).then((done) => process.send?.(done));
});
process.send?.('ready');

/** Calls a connection for some time in several loops; counts results by their code and keeps how long good calls took. */
async function carryOut({ connection, loops, forMs, everyMs }) {
  const end = performance.now() + forMs;
  const counts = {};
  const milliseconds = [];
  const loop = async () => {
    while (performance.now() < end) {
      const started = performance.now();
      const code = await call(connection);
      counts[code] = (counts[code] ?? 0) + 1;
      if (code === 'ok') milliseconds.push(performance.now() - started);
      await sleep(everyMs ?? (code === 'ok' ? 0 : TURNED_AWAY_MS));
    }
  };
  await Promise.all(Array.from({ length: loops }, loop));
  return { counts, milliseconds };
}

async function call(connection) {
  const { signal } = new AbortController();
  const { http } = await engine.connections.context(connection, { effectKey: 'none', clock: systemClock, signal });
  return http.request({ method: 'GET', path: `/${connection}`, route: 'read' }).then(
    () => 'ok',
    (error) => error.code ?? String(error),
  );
}

function packOf() {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-gateway-'));
  const title = { de: 'Gegenstelle', en: 'Vendor' };
  const connectors = Object.entries(connections).map(([id, policy]) =>
    defineConnector({
      id,
      version: '1.0.0',
      title,
      config: Type.Object({}),
      auth: { kind: 'none' },
      http: () => ({ baseUrl: vendor, budgets: [], ...policy }),
      entities: [],
      actions: [],
    }),
  );
  const named = connectors.map(({ id }) => `  ${id}: { use: ${id} }`).join('\n');
  writeFileSync(join(folder, 'pack.yaml'), `pack: tests\ntitle: { de: Tests, en: Tests }\nconnections:\n${named}\n`);
  const { pack, diagnostics } = loadPack(folder, { connectors, environment: 'test' });
  rmSync(folder, { recursive: true });
  if (!pack) throw new Error(JSON.stringify(diagnostics));
  return pack;
}
