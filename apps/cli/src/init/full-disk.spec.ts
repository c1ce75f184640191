import { expect, it } from '@jest/globals';
import { mkdirSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { smallDisk } from '@belegfluss/testing';
import { readSettings } from '../config.ts';
import { main } from '../main.ts';

const PAGE_BYTES = 4_096;

it('a new project leaves nothing behind on a full disk, so that the same call makes it when there is room', async () => {
  const disk = await smallDisk(2);
  if (!disk) return;
  const place = join(disk.folder, 'project');
  const init = async () => {
    let said = '';
    const terminal = { out: (text: string) => void (said += text), err: () => undefined };
    const exitCode = await main(['--json', 'init', place, '--template', 'lost-webhooks'], terminal, readSettings({}));
    return { ...(JSON.parse(said) as { diagnostics: unknown }), exitCode };
  };
  mkdirSync(place);
  await disk.fill(0);
  // Room for the beginning of it.
  const ballast = join(disk.folder, 'ballast');
  truncateSync(ballast, statSync(ballast).size - 10 * PAGE_BYTES);
  expect(await init()).toMatchObject({
    exitCode: 1,
    diagnostics: [{ code: 'cli.file_refused', facts: { reason: 'ENOSPC' } }],
  });
  expect(readdirSync(place)).toEqual([]);
  await disk.empty();
  expect(await init()).toMatchObject({ exitCode: 0, diagnostics: [] });
  await disk.remove();
});
