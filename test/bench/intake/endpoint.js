// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A process of its own: the server in the role `api`. `grouped` is the product; `single` stores each delivery in a commit
 * of its own; `nothing` only checks the signature. All three answer over the same route. Arguments: mode, database, key.
 */
const [mode, databaseUrl = '', sharedKey = ''] = process.argv.slice(2);
const [{ closeRuntime, createLog, openRuntime, readConfig, startServer }, { newId }] = await Promise.all([
  import(new URL('../../../apps/server/dist/index.js', import.meta.url).href),
  import(new URL('../../../libs/store/dist/index.js', import.meta.url).href),
]);

const stateFolder = await mkdtemp(join(tmpdir(), 'belegfluss-bench-intake-'));
const config = readConfig({
  DATABASE_URL: databaseUrl,
  PORT: '0',
  ROLES: 'api',
  LOG_LEVEL: 'error',
  BELEGFLUSS_STATE: stateFolder,
  BELEGFLUSS_ENVIRONMENT: 'sandbox',
  BELEGFLUSS_SANDBOX_URL: 'http://127.0.0.1:9',
  BELEGFLUSS_ALLOW_PRIVATE_HOSTS: 'true',
  BELEGFLUSS_KEY: Buffer.alloc(32, sharedKey).toString('base64'),
});
const runtime = await openRuntime(config, createLog('error'));
const { engine, db } = runtime;
await engine.connections.putSecrets('clm', { apiKey: 'k', sharedKey });

/** @param {{ headers: Record<string, string>, url: string, rawBody: Uint8Array }} delivery */
async function judge(delivery) {
  const { webhook } = engine.connections.connector('clm');
  return webhook.verify(await engine.connections.config('clm'), delivery, new Date());
}
const others = {
  nothing: async (/** @type {string} */ _connection, /** @type {any} */ delivery) =>
    (await judge(delivery)) === 'ok' ? 'stored' : 'bad_signature',
  single: async (/** @type {string} */ connection, /** @type {any} */ delivery) => {
    if ((await judge(delivery)) !== 'ok') return 'bad_signature';
    await db.query('insert into delivery (id, connection, url, headers, raw_body) values ($1, $2, $3, $4, $5)', [
      newId(),
      connection,
      delivery.url.split('?')[0],
      '{}',
      delivery.rawBody,
    ]);
    return 'stored';
  },
};
if (mode === 'nothing' || mode === 'single') engine.takeDelivery = others[mode];
const server = await startServer(runtime);
process.on('message', async () => {
  await server.stop().catch(() => closeRuntime(runtime));
  await rm(stateFolder, { recursive: true, force: true });
  process.exit(0);
});
process.send?.({ url: server.url });
