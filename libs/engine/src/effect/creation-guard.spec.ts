import { describe, expect, it } from '@jest/globals';
import type { Action } from '@belegfluss/sdk';
import { Type } from 'typebox';
import type { RunJournal } from '../journal/run-journal.ts';
import type { EffectRecord } from '../run/run-record.ts';
import { guardedCreation } from './creation-guard.ts';
import type { GuardedWrite } from './sent-write.ts';

const KEY = 'shop.customer/number/1/create';
const RUN = { id: 'run', attempt: 2, afterRestore: false };

/** What becomes of a creation that step `all[1].made` of the run wants, where this intent of it stands. */
async function wanted(earlier: Partial<EffectRecord>) {
  const asked: string[] = [];
  const action = {
    id: 'customer.create',
    title: { de: 'Kunde', en: 'Customer' },
    input: Type.Object({}),
    output: Type.Object({}),
    effect: {
      kind: 'write',
      class: 'L',
      find: () => {
        asked.push('look');
        return Promise.resolve(undefined);
      },
    },
    run: () => {
      asked.push('create');
      return Promise.resolve({ key: 'c1' });
    },
  } satisfies Action;
  const journal = {
    run: RUN,
    intend: (fresh: EffectRecord) => Promise.resolve({ ...fresh, ...earlier }),
    keepEffect: () => undefined,
    flush: () => Promise.resolve(),
  } as unknown as RunJournal;
  const context = { config: {} } as GuardedWrite['context'];
  const write = { key: KEY, path: 'all[1].made', connection: 'shop', action, input: {}, context };
  return { became: await guardedCreation(journal, write), asked };
}

const ELSEWHERE = { runId: 'other', path: 'made', state: 'intended' } as const;
const waits = { kind: 'of_others', verdict: { kind: 'again', counts: false, reason: { code: 'effect.under_way' } } };

describe('a record that another step is making', () => {
  it('is waited for as long as its request may take', async () => {
    expect(await wanted({ ...ELSEWHERE, ageSeconds: 119 })).toMatchObject({ became: waits, asked: [] });
  });

  it('is waited for however long it takes beside us, in the same attempt of our run', async () => {
    const beside = { ...ELSEWHERE, runId: RUN.id, attempt: RUN.attempt, ageSeconds: 500 };
    expect(await wanted(beside)).toMatchObject({ became: waits, asked: [] });
  });

  it.each([
    ['another run', { ...ELSEWHERE, attempt: RUN.attempt }],
    ['an attempt of our run that is over', { ...ELSEWHERE, runId: RUN.id, attempt: 1 }],
  ])('is made by us where %s left it long ago and it is not there', async (_who, left) => {
    const { became, asked } = await wanted({ ...left, ageSeconds: 500 });
    expect(became).toMatchObject({ kind: 'done', output: { key: 'c1' } });
    expect(asked).toEqual(['look', 'create']);
  });
});
