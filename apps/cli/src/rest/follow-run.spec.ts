import type { Text } from '@belegfluss/sdk';
import { describe, expect, it } from '@jest/globals';
import type { Shell } from '../command.ts';
import { followRun } from './follow-run.ts';
import type { ServerApi } from './server-api.ts';

const told: string[] = [];
const shell = { say: ({ en }: { en: string }) => en, progress: (line: string) => told.push(line) } as unknown as Shell;

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

  it('is told to act where it goes behind a run that asks, and by which question', async () => {
    const holdUp = { kind: 'run', id: 'r0', recordKey: 'K1', state: 'question' };
    const question = { id: 'q0', title: { de: 'Wer?', en: 'Who?' }, runIds: ['r0'] };
    const api = {
      get: (path: string) =>
        Promise.resolve(
          path === '/questions'
            ? { questions: [question, { ...question, id: 'q1', runIds: ['r9'] }] }
            : { run: { id: 'r1', flow: 'night', state: 'queued', reason: null }, message: null, steps: [], holdUp },
        ),
    } as unknown as ServerApi;
    const { exitCode, text } = await followRun(shell, api, 'r1');
    expect(exitCode).toBe(3);
    expect(text).toBe(
      'r1  queued\nGoes behind the run r0 (K1, question): runs of one key follow each other.\nq0  Who?',
    );
  });

  it('hears meanwhile what a queued run waits for, once', async () => {
    const limit = { kind: 'limit', share: 'clm_api', max: 2 };
    const answers = [
      { state: 'queued', holdUp: limit },
      { state: 'queued', holdUp: limit },
      { state: 'done', holdUp: null },
    ];
    const get = () => {
      const { state, holdUp } = answers.shift() ?? {};
      return Promise.resolve({
        run: { id: 'r1', flow: 'night', state, reason: null },
        message: null,
        steps: [],
        holdUp,
      });
    };
    told.length = 0;
    await followRun(shell, { get } as unknown as ServerApi, 'r1');
    expect(told).toEqual([
      'night queued  Waits for a place under the limit "clm_api": at most 2 runs are at work under it at once.',
    ]);
  });

  it('hears what a sync came to: that it is done does not say that all of it is', async () => {
    const output = { seen: 5, created: 1, updated: 0, unchanged: 2, skipped: 0, asked: 2, failed: 0 };
    const { text } = await followRun(shell, serverWith('done', null, [{ kind: 'sync', output }]), 'r1');
    expect(text).toBe(
      'r1  done\n5 seen: 1 created, 0 updated, 2 unchanged, 0 skipped, 2 with a question, 0 failed; questions: belegfluss questions',
    );
  });
});
