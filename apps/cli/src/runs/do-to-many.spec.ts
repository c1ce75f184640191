import { describe, expect, it } from '@jest/globals';
import type { Shell } from '../command.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { doToFiltered } from './do-to-many.ts';

const shell = { say: ({ en }: { en: string }) => en } as unknown as Shell;

/** Answers requests to one path. */
const only = (wanted: string, answer: object) => (path: string) =>
  path === wanted ? Promise.resolve(answer) : Promise.reject(new Error(`not for ${path}`));

/** A server on which 500 runs fit, of which it does the deed to some; quick requests are for the preview alone. */
function serverThatDoes(done: number): ServerApi {
  const preview = { token: 't1', count: 500, more: false, sample: [] };
  const refused = done === 500 ? [] : [{ code: 'run.not_dead', count: 500 - done }];
  return {
    post: only('/run-selections', preview),
    postSlowly: only('/run-selections/t1', { done, refused }),
  } as unknown as ServerApi;
}

const retried = (done: number) => doToFiltered(shell, serverThatDoes(done), 'retry', { code: 'http.auth', yes: true });

describe('a deed to hundreds of runs', () => {
  it('is given minutes, and counts what was done and what others had done already', async () => {
    expect(await retried(250)).toMatchObject({
      exitCode: 4,
      text: '250 runs: done.\nNot done: run.not_dead: 250',
      data: { done: 250, refused: [{ code: 'run.not_dead', count: 250 }] },
    });
    expect(await retried(500)).toMatchObject({ exitCode: 0, text: '500 runs: done.' });
  });
});
