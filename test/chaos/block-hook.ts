import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { channel } from 'node:diagnostics_channel';

/**
 * Loaded into a worker with `--import`: keeps its event loop busy for `CHAOS_BLOCK_MS`, as a connector's own code would, when it asks
 * for the order `sticky-order`; once among all processes.
 */
const milliseconds = Number(process.env['CHAOS_BLOCK_MS'] ?? 0);
const mark = join(process.env['BELEGFLUSS_STATE'] ?? '.', 'blocked');

channel('undici:request:create').subscribe((message) => {
  const { request } = message as { request: { path: string } };
  if (!request.path.endsWith('/sticky-order') || existsSync(mark)) return;
  writeFileSync(mark, String(process.pid));
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
});
