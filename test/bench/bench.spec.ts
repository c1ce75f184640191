import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

interface Result {
  deals: number;
  ours: Record<string, number | null>;
  plain: Record<string, number>;
  ratio: number;
}

const DEALS = 13;
const SCRIPT = fileURLToPath(new URL('run.js', import.meta.url));

describe('the benchmark', () => {
  let result: Result;

  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      SCRIPT,
      'chains',
      '--deals',
      String(DEALS),
      '--json',
    ]);
    result = (JSON.parse(stdout) as { chains: Result }).chains;
  }, 240_000);

  it('plays all deals to the end and prints one JSON object with both players', () => {
    expect(result.deals).toBe(DEALS);
    expect(result.ours['chainsPerSecond']).toBeGreaterThan(0);
    expect(result.plain['chainsPerSecond']).toBeGreaterThan(0);
  });

  it('counts the commits of a chain', () => {
    const { commitsPerChain, writesPerChain } = result.ours;
    expect(Number.isFinite(commitsPerChain)).toBe(true);
    expect(writesPerChain).toBeGreaterThan(1);
    expect(commitsPerChain).toBeGreaterThan(writesPerChain as number);
  });

  it('makes at least the calls that a chain needs, with and without durability', () => {
    const { ours, plain } = result;
    expect(plain['callsPerChain']).toBeGreaterThan(10);
    expect(ours['callsPerChain']).toBeGreaterThan(10);
  });

  it('gives the ratio of the two speeds', () => {
    const { ours, plain, ratio } = result;
    expect(ratio).toBeCloseTo(Number(ours['chainsPerSecond']) / Number(plain['chainsPerSecond']), 9);
  });

  it.each(['cpuSecondsPerChain', 'serverCpuSecondsPerChain', 'databaseCpuSecondsPerChain', 'peakMemoryMb'])(
    'tells %s where the machine knows it',
    (name) => {
      const value = result.ours[name];
      expect(value === null || (typeof value === 'number' && value > 0)).toBe(true);
      expect(process.platform === 'linux' && value === null).toBe(false);
    },
  );
});
