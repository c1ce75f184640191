import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { fuzzRounds } from './fuzz-rounds.ts';
import { readersUnderFuzz } from './readers.ts';

/** What the watching thread hands in. */
export interface WorkerTask {
  reader: string;
  seed: number;
  from: number;
  to: number;
  /** The round that runs, for the watching thread. */
  current: Int32Array;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const { reader, seed, from, to, current } = workerData as WorkerTask;
const found = readersUnderFuzz()[reader];
if (!found) throw new Error(`no reader ${reader}`);
const outcome = await fuzzRounds(found, {
  seed,
  from,
  to,
  begins: (round) => Atomics.store(current, 0, round),
  collectGarbage,
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(outcome);
