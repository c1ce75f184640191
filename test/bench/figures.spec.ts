import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

const SCRIPT = fileURLToPath(new URL('run.js', import.meta.url));

interface Speeds {
  perSecond: number;
  p99: number;
}

describe('the benchmarks of the engine', () => {
  let result: {
    intake: { clients: number; nothing: Speeds; single: Speeds; grouped: Speeds; ratioToSingle: number }[];
    steps: Record<'guarded' | 'repeatable' | 'plain', { runsPerSecond: number; commitsPerRun: number; ratio?: number }>;
    workers: { processes: number; runsPerSecond: number; lost: number; doubled: number }[];
    backlog: { jobs: number; claimP99: number; newcomerSeconds: number };
    outage: { neighbour: { p95Ratio: number }; requestsPerOutage: number; doubled: number };
  };

  beforeAll(async () => {
    const parts = ['intake', 'steps', 'workers', 'backlog', 'outage'];
    const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, ...parts, '--quick', '--json']);
    result = JSON.parse(stdout) as typeof result;
  }, 240_000);

  it('measure the intake at 1, 16 and 64 clients in all three ways', () => {
    expect(result.intake.map(({ clients }) => clients)).toEqual([1, 16, 64]);
    for (const { nothing, single, grouped } of result.intake) {
      for (const { perSecond, p99 } of [nothing, single, grouped]) expect(Math.min(perSecond, p99)).toBeGreaterThan(0);
    }
  });

  it('see the results of many runs share commits', () => {
    expect(result.steps.plain.commitsPerRun).toBeGreaterThan(5);
    for (const { commitsPerRun } of [result.steps.guarded, result.steps.repeatable])
      expect(commitsPerRun).toBeLessThan(2);
  });

  it('lose and double nothing on one, two and four processes', () => {
    expect(result.workers.map(({ processes, lost, doubled }) => [processes, lost, doubled])).toEqual([
      [1, 0, 0],
      [2, 0, 0],
      [4, 0, 0],
    ]);
  });

  it('spare a vendor that is silent, and its neighbour', () => {
    expect(result.outage.requestsPerOutage).toBeLessThanOrEqual(25);
    expect(result.outage.doubled).toBe(0);
    expect(result.outage.neighbour.p95Ratio).toBeGreaterThan(0);
  });

  it('let an event of another connection pass a backlog', () => {
    expect(result.backlog.jobs).toBe(20_000);
    expect(result.backlog.newcomerSeconds).toBeLessThan(5);
  });
});
