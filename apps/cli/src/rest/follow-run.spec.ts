import type { Text } from '@belegfluss/sdk';
import { describe, expect, it } from '@jest/globals';
import type { Shell } from '../command.ts';
import { followRun } from './follow-run.ts';
import type { ServerApi } from './server-api.ts';

const shell = { say: ({ en }: { en: string }) => en, progress: () => undefined } as unknown as Shell;

/** A server on which the run stands so. */
const serverWith = (state: string, message: Text | null = null, steps: object[] = []) =>
  ({
    get: () =>
      Promise.resolve({ run: { id: 'r1', flow: 'night', state, reason: null }, message, steps, questions: [] }),
  }) as unknown as ServerApi;

describe('who follows a run', () => {
  it.each([
    ['done', 0],
    ['dead', 1],
    ['cancelled', 1],
    ['resolved', 1],
    ['question', 3],
  ])('is told when it is %s, with exit code %i', async (state, exitCode) => {
    expect(await followRun(shell, serverWith(state), 'r1')).toMatchObject({ exitCode });
  });

  it('hears why', async () => {
    const { text } = await followRun(
      shell,
      serverWith('dead', { de: '501 hat sich geändert', en: '501 has changed' }),
      'r1',
    );
    expect(text).toBe('r1  dead\n501 has changed');
  });

  it('hears what a sync came to: that it is done does not say that all of it is', async () => {
    const output = { seen: 5, created: 1, updated: 0, unchanged: 2, skipped: 0, asked: 2, failed: 0 };
    const { text } = await followRun(shell, serverWith('done', null, [{ kind: 'sync', output }]), 'r1');
    expect(text).toBe(
      'r1  done\n5 seen: 1 created, 0 updated, 2 unchanged, 0 skipped, 2 with a question, 0 failed; questions: belegfluss questions',
    );
  });
});
