// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { benchDatabase } from '../bench-database.js';
import { deliver, openProduct } from '../steps/product.js';

const [{ JobQueue }, { Bell }] = await Promise.all([
  import(new URL('../../../libs/engine/dist/queue/job-queue.js', import.meta.url).href),
  import(new URL('../../../libs/store/dist/index.js', import.meta.url).href),
]);
const CLAIMS = 300;
const BATCH = 50;

/**
 * What taking work costs when very much of it waits, and how soon an event of another connection gets its turn.
 * @param {{ jobs: number, concurrency: number, onEvent: (text: string) => void }} options
 */
export async function measureBacklog({ jobs, concurrency, onEvent }) {
  const database = await benchDatabase();
  try {
    const product = await openProduct({ url: database.url, concurrency });
    try {
      await fill(product, jobs);
      onEvent(`${jobs} jobs wait`);
      const claims = await timeClaims(product.db);
      onEvent('claims are measured');
      await product.engine.startWorker();
      await sleep(2_000);
      const began = performance.now();
      await deliver(product.engine, 'kiosk', 1);
      while (product.done('one') === 0) await sleep(2);
      const newcomerSeconds = (performance.now() - began) / 1_000;
      return { jobs, ...claims, newcomerSeconds, runsMeanwhile: product.done('five') };
    } finally {
      await product.close();
    }
  } finally {
    await database.close();
  }
}

/**
 * Runs and their jobs as a burst leaves them, put there by the database itself.
 * @param {{ db: { query(sql: string, values?: unknown[]): Promise<unknown> }, revision: string }} product
 * @param {number} jobs
 */
async function fill({ db, revision }, jobs) {
  const part = 100_000;
  for (let from = 1; from <= jobs; from += part) {
    await db.query(
      `with made as (
         insert into run (id, flow, revision, trigger, record_key, input)
         select gen_random_uuid(), 'five', $1, 'visit', 'backlog-' || n, '{"key": "x", "type": "made", "data": {}}'
         from generate_series($2::int, $3::int) n returning id
       )
       insert into pgboss.job (name, data, heartbeat_seconds, retry_limit, keep_until, policy)
       select 'run.shop', jsonb_build_object('subject', id), 10, 1000, now() + interval '1 year', 'standard' from made`,
      [revision, from, Math.min(jobs, from + part - 1)],
    );
  }
  await db.query('analyze');
}

/** @param {unknown} db */
async function timeClaims(db) {
  const bell = new Bell(db, () => undefined);
  const queue = new JobQueue(db, [{ name: 'run.shop', limits: [] }], bell);
  await queue.start(() => undefined);
  /** @type {number[]} */
  const times = [];
  for (let count = 0; count < CLAIMS; count += 1) {
    queue.expect(['run.shop']);
    const began = performance.now();
    const claims = await queue.claim(BATCH);
    times.push(performance.now() - began);
    if (claims.length === 0) throw new Error('nothing was claimed');
  }
  await bell.close();
  await queue.stop();
  times.sort((a, b) => a - b);
  return { claimP50: times[Math.floor(CLAIMS * 0.5)] ?? 0, claimP99: times[Math.floor(CLAIMS * 0.99)] ?? 0 };
}
