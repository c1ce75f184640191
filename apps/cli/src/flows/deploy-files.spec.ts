import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerApi } from '../rest/server-api.ts';
import { deployFiles } from './deploy-files.ts';

/** A server on which nothing is live yet, and which takes everything. */
const server = {
  get: () => Promise.resolve({ flows: [] }),
  post: (path: string) =>
    Promise.resolve(
      path === '/flows/check'
        ? { flow: null, runs: [], emits: [], hears: [], diagnostics: [] }
        : { state: 'live', version: { version: 1 }, at: '2026-12-01T05:00:00Z', diagnostics: [] },
    ),
} as unknown as ServerApi;

describe('files that are deployed', () => {
  it('are told to be live, and all of them are, where nobody may note their versions', async () => {
    const pack = join(tmpdir(), 'belegfluss-that-nobody-made');
    const locals = ['first', 'second'].map((flow) => ({
      flow,
      file: `${flow}.flow.yaml`,
      pack,
      text: `flow: ${flow}`,
    }));
    const { items, diagnostics } = await deployFiles(server, 'http://127.0.0.1:9', locals, {});
    expect(items).toMatchObject([
      { flow: 'first', state: 'live' },
      { flow: 'second', state: 'live' },
    ]);
    expect(diagnostics).toMatchObject([
      { code: 'cli.file_refused', severity: 'warning', facts: { path: join(pack, '.live.json') } },
      { code: 'cli.file_refused', severity: 'warning' },
    ]);
  });
});
