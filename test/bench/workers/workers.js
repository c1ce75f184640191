// @ts-check
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { benchDatabase } from '../bench-database.js';
import { deliver, openProduct, STEPS } from '../steps/product.js';

const WORKER = fileURLToPath(new URL('worker.js', import.meta.url));

/**
 * The same runs on one, two and four worker processes of one database, each with as many places as one has alone: none may be
 * lost or doubled, and more processes must not do less.
 * @param {{ runs: number, concurrency: number, processes: number[], onEvent: (text: string) => void }} options
 */
export async function measureWorkers({ runs, concurrency, processes, onEvent }) {
  const rows = [];
  for (const count of processes) {
    rows.push({ processes: count, ...(await withWorkers(count, runs, concurrency)) });
    onEvent(`${count} processes`);
  }
  return rows;
}

/**
 * @param {number} count
 * @param {number} runs
 * @param {number} concurrency
 */
async function withWorkers(count, runs, concurrency) {
  const database = await benchDatabase();
  try {
    const source = await openProduct({ url: database.url, concurrency });
    await deliver(source.engine, 'shop', runs);
    const workers = await Promise.all(
      Array.from({ length: count }, async () => {
        const worker = fork(WORKER, [database.url, String(concurrency)]);
        await once(worker, 'message');
        return worker;
      }),
    );
    const began = performance.now();
    for (const worker of workers) worker.send('start');
    while ((await open(source.db)) > 0) await sleep(20);
    const seconds = (performance.now() - began) / 1_000;
    const effects = new Map();
    for (const worker of workers) {
      worker.send('stop');
      const [{ effects: own }] = await once(worker, 'message');
      for (const [key, times] of own) effects.set(key, (effects.get(key) ?? 0) + times);
      await once(worker, 'exit');
    }
    await source.close();
    const expected = runs * STEPS.length;
    const happened = [...effects.values()].reduce((sum, times) => sum + times, 0);
    return { runsPerSecond: runs / seconds, lost: expected - effects.size, doubled: happened - effects.size };
  } finally {
    await database.close();
  }
}

/** @param {{ query(sql: string): Promise<{ n: number }[]> }} db */
async function open(db) {
  const [row] = await db.query(
    "select (select count(*) from run where ended_at is null) + (select count(*) from delivery where state = 'stored') as n",
  );
  return Number(row?.n);
}
