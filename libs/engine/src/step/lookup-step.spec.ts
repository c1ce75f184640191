import { describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { fixedClock } from '@belegfluss/sdk';
import type { StepOf } from '@belegfluss/flow';
import type { LookupKey } from '@belegfluss/tables';
import { lookupStep } from './lookup-step.ts';
import type { StepContext } from './step-context.ts';

const STEP: StepOf<'lookup'> = {
  kind: 'lookup',
  id: 'tax',
  table: 'rates',
  key: { kind: 'literal', value: ['DE'] },
  retry: { max: 0, withinSeconds: 0 },
  onError: 'dead',
};

describe('a look-up', () => {
  it('reads the version that a way beside it was faster to read first', async () => {
    let live = 1;
    const versions: { tables?: Record<string, number> } = {};
    const find = async ({ version = live }: LookupKey & { version?: number }) => {
      // Somebody changes the table as soon as it is read.
      live += 1;
      await turn();
      return { values: {}, version };
    };
    const pinTable = (table: string, version: number) => Object.assign(versions, { tables: { [table]: version } });
    const context = {
      scope: {},
      clock: fixedClock(new Date('2026-01-15T09:00:00Z')),
      keepInput: () => undefined,
      tables: { find },
      journal: { run: { versions }, pinTable },
    } as unknown as StepContext;
    // Both have read before either has its answer.
    expect(await Promise.all([lookupStep(STEP, context), lookupStep(STEP, context)])).toEqual([
      { kind: 'done', output: { version: 1 } },
      { kind: 'done', output: { version: 1 } },
    ]);
  });

  it.each([
    ['that the flow names', { on: { kind: 'literal', value: '2025-12-31' } } as const, '2025-12-31'],
    ['of business where it names none, which begins earlier than in London', {}, '2026-01-16'],
  ])('reads what holds on the day %s', async (_, named, day) => {
    const context = {
      scope: {},
      clock: fixedClock(new Date('2026-01-15T23:30:00Z')),
      keepInput: () => undefined,
      tables: { find: ({ on }: LookupKey) => Promise.resolve({ values: { on }, version: 1 }) },
      journal: { run: { versions: {} }, pinTable: () => undefined },
    } as unknown as StepContext;
    expect(await lookupStep({ ...STEP, ...named }, context)).toMatchObject({ output: { on: day } });
  });
});
