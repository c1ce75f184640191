/** A scheduler in a process of its own: it looks at the clock as often as it can. It runs what is built. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Engine } from '@belegfluss/engine';
import { loadPack } from '@belegfluss/flow';
import { Database } from '@belegfluss/store';
import { masterKeyOf, Vault } from '@belegfluss/vault';

const { url, folder } = JSON.parse(process.argv[2] ?? '{}');
const db = await Database.open({ url, poolSize: 3 });
const { pack } = loadPack(folder, { connectors: [], environment: 'test' });
const engine = await Engine.open({
  db,
  pack,
  vault: new Vault(masterKeyOf(Buffer.alloc(32, 7).toString('base64'))),
  publicUrl: 'http://127.0.0.1',
  allowPrivateHosts: true,
  worker: { concurrency: 1, onAttempt: () => undefined, onTrouble: (error) => console.error(error) },
  onCall: () => undefined,
});
process.send?.('ready');
for (;;) {
  await engine.upkeep.fireSchedules();
  await sleep(5);
}
