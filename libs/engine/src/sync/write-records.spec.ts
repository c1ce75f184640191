import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { runInThisContext } from 'node:vm';
import { FencedError } from '../journal/run-journal.ts';
import { Slots } from './slots.ts';
import type { SyncJob } from './sync-job.ts';
import type { DueWrite } from './sync-record.ts';
import { writeRecords } from './write-records.ts';

/** That of Node; a test has a copy, to which nobody tells anything. */
const node = runInThisContext('process') as NodeJS.Process;
const due = (key: string) => ({ effectKey: key, record: { key }, input: {} }) as unknown as DueWrite;

const fenced = () => Promise.reject(new FencedError('r'));

/** A run that was taken over while one write of a page is in doubt and another is on its way. */
function lostJob(left: string[]): SyncJob {
  return {
    journal: {
      run: { id: 'r', attempt: 1, afterRestore: false },
      writeWith: () => Promise.resolve([{ key: 'doubtful' }]),
      demandHeld: () => Promise.resolve(),
      intend: fenced,
      keepEffect: () => undefined,
    },
    world: { signal: new AbortController().signal, gateway: { context: () => Promise.resolve({}) } },
    call: { id: 'put', target: { connection: 'shop', name: 'put' }, retry: {} },
    action: {
      id: 'put',
      effect: { kind: 'write', class: 'N' },
      run: async (_context: unknown, _input: unknown) => {
        await sleep(30);
        left.push('clear');
      },
    },
  } as unknown as SyncJob;
}

it('says once what ended a page, when its other writes are done, and ends no process before', async () => {
  const left: string[] = [];
  const unheard: unknown[] = [];
  const hear = (error: unknown) => unheard.push(error);
  node.on('unhandledRejection', hear);
  const writing = writeRecords(lostJob(left), [due('doubtful'), due('clear')], { count: 0, since: null }, new Slots(2));
  await expect(writing).rejects.toThrow(FencedError);
  await sleep(50);
  node.off('unhandledRejection', hear);
  expect({ left, unheard }).toEqual({ left: ['clear'], unheard: [] });
});
