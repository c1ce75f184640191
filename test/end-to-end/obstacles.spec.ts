import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCommand, type CommandStart } from './command.ts';
import { freePort } from '../crash/free-port.ts';
import { processesOf } from './leftovers.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

let folder: string;
let occupied: Server;
let occupiedPort: number;

beforeAll(async () => {
  occupied = createServer();
  await new Promise<void>((done) => occupied.listen(0, '127.0.0.1', done));
  occupiedPort = (occupied.address() as AddressInfo).port;
});
afterAll(() => new Promise((done) => occupied.close(done)));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belegfluss-obstacle-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs `serve --demo` to its end; gives back its exit code and what it said of the error. */
async function serve(
  environment: Record<string, string>,
  how: Partial<CommandStart> = {},
): Promise<{ code: number | null; said: string[] }> {
  const ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
  const command = startCommand({
    arguments: ['serve', '--demo'],
    environment: { BELEGFLUSS_STATE: folder, ...ports, ...environment },
    ...how,
  });
  const code = await command.ended;
  expect(command.out()).toBe('');
  const lines = command.err().trimEnd().split('\n');
  return { code, said: lines.slice(lines.findIndex((line) => line.startsWith('error'))) };
}

/** One sentence that says what is wrong, and one that says what to do: nothing else. */
function expectOneClearSentence(said: string[], code: string, sentence: string | RegExp): void {
  expect(said).toEqual([
    expect.stringContaining(code),
    expect.stringMatching(sentence),
    expect.stringMatching(/^ {2}[A-Z].*\.$/),
  ]);
}

describe('belegfluss serve --demo says in one clear sentence', () => {
  it('that the port of the server is in use, and leaves nothing running', async () => {
    const { code, said } = await serve({ PORT: String(occupiedPort) });
    expect(code).toBe(1);
    expectOneClearSentence(said, 'server.port_taken', `Port ${occupiedPort} is in use already.`);
    expect((await processesOf(folder)) ?? []).toEqual([]);
  }, 120_000);

  it('that the port of the sandbox is in use, and leaves nothing running', async () => {
    const { code, said } = await serve({ SANDBOX_PORT: String(occupiedPort) });
    expect(code).toBe(1);
    expectOneClearSentence(said, 'port_taken', `Port ${occupiedPort} is in use already.`);
    expect((await processesOf(folder)) ?? []).toEqual([]);
  }, 120_000);

  it('that the state folder may not be written', async () => {
    if (
      isRoot &&
      spawnSync(NOBODY[0] ?? '', [...NOBODY.slice(1), process.execPath, '--version'], { cwd: '/' }).status !== 0
    ) {
      console.warn('skipped: nobody else than root may run Node here');
      return;
    }
    await chmod(folder, 0o555);
    const { code, said } = await serve({ BELEGFLUSS_STATE: join(folder, 'state') }, isRoot ? { before: NOBODY } : {});
    expect(code).toBe(1);
    expectOneClearSentence(said, 'no_right', /may not be written/);
    await chmod(folder, 0o755);
  }, 120_000);

  it.each(['1m', '30m', '40m', '42m'])(
    'that the disk is full when it holds %s, and leaves nothing running',
    async (size) => {
      const disk = join(folder, 'disk');
      await mkdir(disk);
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', disk]).status !== 0) {
        console.warn('skipped: no small disk can be mounted here');
        return;
      }
      try {
        const { code, said } = await serve({ BELEGFLUSS_STATE: join(disk, 'state') });
        expect(code).toBe(1);
        expectOneClearSentence(said, 'disk_full', /disk is full/);
        expect((await processesOf(folder)) ?? []).toEqual([]);
      } finally {
        spawnSync('umount', ['--lazy', disk]);
      }
    },
    120_000,
  );
});
