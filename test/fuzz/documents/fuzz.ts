import { Worker } from 'node:worker_threads';
import type { Outcome } from './fuzz-rounds.ts';
import type { WorkerTask } from './fuzz-worker.ts';

/** A round that has used so many milliseconds of the processor hangs; a busy machine alone makes no round do that. */
const HANGS_AFTER_BUSY_MS = 20_000;
/** A round that waits for so long hangs as well, without using anything. */
const HANGS_AFTER_MS = 600_000;
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
      let [seen, since, busySince] = [-1, Date.now(), processBusyMs()];
      watch = setInterval(() => {
        const round = Atomics.load(current, 0);
        if (round !== seen) [seen, since, busySince] = [round, Date.now(), processBusyMs()];
        const [waited, busy] = [Date.now() - since, processBusyMs() - busySince];
        if (busy > HANGS_AFTER_BUSY_MS || waited > HANGS_AFTER_MS)
          fail(`no answer within ${Math.round(busy / 1_000)} s of the processor and ${Math.round(waited / 1_000)} s`);
      }, 1_000);
      worker.once('message', resolve);
      worker.once('error', (error) => fail(`ends the thread: ${String(error)}`));
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

/** For how long the threads of this process have used a processor; all but the one that reads are idle. */
function processBusyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
