import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const DEAL = '/hubspot/crm/objects/2026-09/deals/101';

/** Starts the program as its users do; the first line that it prints says where it listens. */
async function start(dir: string): Promise<{ child: ChildProcess; base: string }> {
  const settings = JSON.stringify({ hubspot: { accessToken: 'aus-der-umgebung' } });
  const environment = {
    ...process.env,
    NODE_OPTIONS: '',
    SANDBOX_PORT: '0',
    SANDBOX_DIR: dir,
    SANDBOX_SETTINGS: settings,
  };
  const child = spawn(process.execPath, ['--no-warnings', MAIN], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  const { listening } = JSON.parse(line.toString()) as { listening: number };
  return { child, base: `http://127.0.0.1:${listening}` };
}

const post = (url: string, body: object): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

describe('the program', () => {
  it('keeps every answered change when it is killed, and ends in order when it is asked to', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sandbox-main-'));
    const first = await start(dir);
    await post(`${first.base}/control/hubspot/records`, { deals: [{ id: '101', properties: { dealstage: 'open' } }] });
    const answer = await fetch(first.base + DEAL, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: 'Bearer aus-der-umgebung', 'idempotency-key': 'k' },
      body: JSON.stringify({ properties: { dealstage: 'closedwon' } }),
    });
    expect(answer.status).toBe(200);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await start(dir);
    const effects = (await (await fetch(`${second.base}/control/effects`)).json()) as { hubspot: object };
    expect(effects.hubspot).toEqual({ count: 1, distinct: 1, keys: { k: 1 } });
    second.child.kill('SIGTERM');
    expect(await once(second.child, 'exit')).toEqual([0, null]);
  });
});
