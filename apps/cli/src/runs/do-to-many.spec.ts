import { describe, expect, it } from '@jest/globals';
import type { Shell } from '../command.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { CommandError } from '../command-error.ts';
import { bodyOf, doToFiltered, doToNamed } from './do-to-many.ts';

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

const refusing = (code: string) => new CommandError(4, [{ code, severity: 'error', message: NONE, remedy: NONE }]);
const NONE = { de: '', en: '' };
/** A deed that these runs refuse. */
const deed = (refused: Record<string, string>) => (id: string) =>
  id in refused ? Promise.reject(refusing(refused[id] ?? '')) : Promise.resolve();

describe('a deed to runs that are named', () => {
  it('is fine where none refuses', async () => {
    const outcome = await doToNamed(shell, ['a', 'b'], deed({}));
    expect(outcome).toEqual({ exitCode: 0, data: { runIds: ['a', 'b'], refused: [] }, text: '2 runs: done.' });
  });

  it('goes on behind one that refuses, and names it', async () => {
    const outcome = await doToNamed(shell, ['a', 'b', 'c'], deed({ b: 'run.not_dead' }));
    expect(outcome).toMatchObject({
      exitCode: 4,
      data: { runIds: ['a', 'c'], refused: [{ runId: 'b', code: 'run.not_dead' }] },
      text: expect.stringMatching(/^2 runs: done\.\nnot done +Reason\nb +run\.not_dead$/),
    });
  });

  it('ends with what the one run says that was named, and at once where the server is the reason', async () => {
    await expect(doToNamed(shell, ['a'], deed({ a: 'run.not_dead' }))).rejects.toThrow('run.not_dead');
    await expect(doToNamed(shell, ['a', 'b'], deed({ a: 'cli.server_lost' }))).rejects.toThrow('cli.server_lost');
  });

  it('tells the server the cause and the note that are given, and nothing of others', () => {
    expect(bodyOf({ cause: 'data', note: 'why' })).toEqual({ cause: 'data', note: 'why' });
    expect(Object.keys(bodyOf({}))).toEqual([]);
  });
});

describe('a deed to hundreds of runs', () => {
  it('is given minutes, and counts what was done and what others had done already', async () => {
    expect(await retried(250)).toMatchObject({
      exitCode: 4,
      text: '250 runs: done.\nNot done: run.not_dead: 250',
      data: { done: 250, refused: [{ code: 'run.not_dead', count: 250 }] },
    });
    expect(await retried(500)).toMatchObject({ exitCode: 0, text: '500 runs: done.' });
  });

  it.each([
    [500, false, '500 runs, 1 of them shown. With --yes it is done.'],
    [1, false, '1 run. With --yes it is done.'],
    [5000, true, 'The first 5000 runs, 1 of them shown. With --yes it is done.'],
  ])('is announced with their number: %s', async (count, more, words) => {
    const sample = [
      {
        id: 'r',
        flow: 'f',
        version: 1,
        recordKey: 'k',
        state: 'dead',
        createdAt: '2026-12-01T06:00:00Z',
        reason: null,
      },
    ];
    const api = { post: only('/run-selections', { token: 't', count, more, sample }) } as unknown as ServerApi;
    const { exitCode, text } = await doToFiltered(shell, api, 'retry', { code: 'http.auth' });
    expect([exitCode, text.split('\n').at(-1)]).toEqual([0, words]);
  });
});
