import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BIN = fileURLToPath(new URL('../../bin/belegfluss.js', import.meta.url));
const WITH_BUILD_MS = 180_000;
const PACK = 'pack: small\ntitle: { de: Klein, en: Small }\nconnections: {}\n';
const flow = (name: string, steps: string, on = 'asked: { called: { needs: [] } }') =>
  `flow: ${name}\ntitle: { de: ${name}, en: ${name} }\nowner: finance\non: { ${on} }\nsteps:\n  ${steps}\n`;
const END = 'done: { stop: done, reason: ok }';
const run = (name: string) => `a: { run: ${name}, key: x, within: P1D }`;

function packOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-piped-'));
  for (const [name, content] of Object.entries({ 'pack.yaml': PACK, ...files }))
    writeFileSync(join(folder, name), content);
  return folder;
}

/** Checks it as a pipe does. */
async function checked(input: string | Buffer, files: Record<string, string>, ...paths: string[]) {
  const child = spawn(process.execPath, [BIN, 'check', '-', ...paths, '--json'], {
    env: { BELEGFLUSS_FLOWS: packOf(files), LANG: 'en_GB' },
  });
  child.stdin.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const { diagnostics } = JSON.parse(out) as { diagnostics: { code: string; file?: string; line?: number }[] };
  return { exitCode: child.exitCode, err, found: diagnostics.map(({ code, file, line }) => [code, file, line]) };
}

describe('a flow on standard input', () => {
  it(
    'takes the place of the flow of its name, wherever that stands',
    async () => {
      const files = { 'other-name.flow.yaml': flow('one', END) };
      expect(await checked(flow('one', END), files)).toEqual({ exitCode: 0, err: '', found: [] });
    },
    WITH_BUILD_MS,
  );

  it.each([
    ['in itself', flow('one', 'done: { stopp: done }'), {}, ['flow.unknown_step_kind', '-', 6]],
    ['in what it runs', flow('one', run('tow')), { 'two.flow.yaml': flow('two', END) }, ['flow.unknown_flow', '-', 6]],
    ['in a circle', flow('one', run('two')), { 'two.flow.yaml': flow('two', run('one')) }, ['flow.run_circle', '-', 6]],
    ['in its bytes', Buffer.from([0xff, 0xfe]), {}, ['flow.yaml_syntax', '-', 1]],
  ])('is told what is wrong %s, with its place', async (_where, input, files, finding) => {
    expect(await checked(input, files)).toMatchObject({ exitCode: 1, err: '', found: [finding] });
  });

  it('is named with what could not be read in its pack', async () => {
    const { exitCode, found } = await checked(flow('one', END), { 'pack.yaml': 'pack: [' });
    expect([exitCode, found.map(([, file]) => file)]).toEqual([1, [expect.stringContaining('pack.yaml')]]);
  });

  it('is checked alone', async () => {
    expect(await checked('', {}, 'more.flow.yaml')).toMatchObject({
      exitCode: 2,
      found: [['cli.usage', undefined, undefined]],
    });
  });
});
