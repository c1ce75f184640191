import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { testTier } from '@belegfluss/testing';
import { bombs, grown, type Bomb } from './documents/bombs.ts';

const BYTES = 8_000_000;
const MOST_MIB = 200;
const PATIENCE_MS = 60_000;
const READERS = new Set(['readCamt', 'readEbInterface', 'readPaymentStatus', 'readStatement']);
/** Those that are told soonest from what is kept without a bound, for the run in which all tests have little time. */
const SOONEST = new Set(['<Bal/>', '<TxInfAndSts/>', ':86:abc\r\n']);
/** As the processes of the product run, so that young objects do not get more room than they need. */
const MEMORY_OPTIONS = ['--min-semi-space-size=16', '--max-semi-space-size=16', '--heap-growing-percent=40'];

const run = promisify(execFile);
const program = fileURLToPath(new URL('documents/peak-memory.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bank-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** MiB that a process needs at most that reads so much of a piece and nothing else. */
async function peakOf(bomb: Bomb): Promise<number> {
  const file = join(folder, 'bomb');
  writeFileSync(file, grown(bomb, BYTES));
  const options = [...MEMORY_OPTIONS, '--disable-warning=ExperimentalWarning', program, bomb.reader, file];
  return Number((await run(process.execPath, options)).stdout);
}

describe('files of a bank of 8 MB that are one piece again and again', () => {
  const measured = bombs().filter(
    ({ reader, piece }) => READERS.has(reader) && (testTier === 'full' || SOONEST.has(piece)),
  );

  it.each(measured.map((bomb) => [bomb.reader, bomb.piece, bomb] as const))(
    'do not make a process with %s need more than 200 MiB: %j',
    async (_reader, _piece, bomb) => {
      const peak = await peakOf(bomb);
      expect(peak).toBeGreaterThan(20);
      expect(peak).toBeLessThan(MOST_MIB);
    },
    PATIENCE_MS,
  );
});
