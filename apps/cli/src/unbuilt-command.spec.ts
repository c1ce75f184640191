import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('an installation that was never built and has no compilers', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unbuilt-'));
    mkdirSync(join(folder, 'apps/cli'), { recursive: true });
    cpSync(join(ROOT, 'apps/cli/bin'), join(folder, 'apps/cli/bin'), { recursive: true });
    for (const file of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, file), join(folder, file));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says in one line how it comes to its build', () => {
    const command = join(folder, 'apps/cli/bin/belegfluss.js');
    const { status, stderr } = spawnSync(process.execPath, [command, 'check'], { encoding: 'utf8' });
    expect(stderr).toBe(
      'build: apps: not built, and the compiler is not installed. ' +
        'Run npm ci && npm run build; npm prune --omit=dev then takes away what only building needs.\n',
    );
    expect(status).toBe(1);
  });
});
