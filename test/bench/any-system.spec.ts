import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

const SCRIPT = fileURLToPath(new URL('run.js', import.meta.url));
/** What the quick sizes hold. */
const [EVENTS, BULK] = [60, 400];
/** The benchmark sends so many more events at a fixed rate. */
const AT_FIXED_RATE = 300;

type Figures = Record<string, number | null>;

describe('the benchmark of declared systems', () => {
  let systems: Record<'events' | 'bulk', { ours: Figures; script: Figures; ratio: number }>;

  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, 'systems', '--quick', '--json']);
    ({ systems } = JSON.parse(stdout) as { systems: typeof systems });
  }, 240_000);

  it('makes each event one right invoice', () => {
    const count = EVENTS + AT_FIXED_RATE;
    expect(systems.events.ours).toMatchObject({ invoices: count, states: count, doubled: 0, wrong: 0 });
  });

  it('makes each record one right invoice, and at the second pass only what changed', () => {
    const count = BULK + BULK / 100;
    expect(systems.bulk.ours).toMatchObject({ invoices: count, states: count, doubled: 0, wrong: 0, needlessPosts: 0 });
  });

  it.each([
    ['events', 'ours', ['effectsPerSecond', 'p50Ms', 'p95Ms']],
    ['events', 'script', ['effectsPerSecond', 'p50Ms', 'p95Ms']],
    ['bulk', 'ours', ['recordsPerSecond', 'secondPassShare']],
    ['bulk', 'script', ['recordsPerSecond']],
  ] as const)('measures %s of %s', (part, player, figures) => {
    for (const figure of figures) expect([figure, Number(systems[part][player][figure]) > 0]).toEqual([figure, true]);
  });
});
