import { Worker } from 'node:worker_threads';
import type { Outcome } from './fuzz-rounds.ts';
import type { WorkerTask } from './fuzz-worker.ts';

/** Without progress for so long a reader hangs. */
const HANGS_AFTER_MS = 20_000;
const MEMORY_MB = 1_000;

/** Runs the rounds of a reader in a thread of its own, so that neither an endless loop nor a bomb stops the test itself. */
export async function fuzz(task: Omit<WorkerTask, 'current'>): Promise<Outcome> {
  const current = new Int32Array(new SharedArrayBuffer(4)).fill(task.from);
  const worker = new Worker(new URL('fuzz-worker.ts', import.meta.url), {
    workerData: { ...task, current } satisfies WorkerTask,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    execArgv: [],
  });
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Outcome>((resolve) => {
      const fail = (what: string) =>
        resolve({ read: 0, refused: 0, slowestMs: 0, faults: [{ round: Atomics.load(current, 0), what }] });
      let [seen, since] = [-1, Date.now()];
      watch = setInterval(() => {
        const round = Atomics.load(current, 0);
        if (round !== seen) [seen, since] = [round, Date.now()];
        else if (Date.now() - since > HANGS_AFTER_MS) fail(`no answer within ${HANGS_AFTER_MS / 1_000} s`);
      }, 1_000);
      worker.once('message', resolve);
      worker.once('error', (error) => fail(`ends the thread: ${String(error)}`));
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}
