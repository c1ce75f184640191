// @ts-check
import { Pool } from 'pg';
import { PgBoss } from 'pg-boss';

const QUEUE = 'five';
const STEPS = 5;

/**
 * The same runs as somebody writes them with pg-boss alone: each step's result is a row in a commit of its own.
 * @param {{ url: string, runs: number, concurrency: number, onReady: () => Promise<void> }} options
 * @returns {Promise<{ seconds: number }>}
 */
export async function plainBoss({ url, runs, concurrency, onReady }) {
  const pool = new Pool({ connectionString: url, max: 20 });
  const boss = new PgBoss({ connectionString: url, schema: 'plain', max: 10, schedule: false });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  await boss.createQueue(QUEUE);
  await pool.query(
    'create table plain_step (run text not null, step int not null, output jsonb not null, primary key (run, step))',
  );
  try {
    await onReady();
    const began = performance.now();
    await boss.insert(
      QUEUE,
      Array.from({ length: runs }, (_, index) => ({ data: { run: `visit-${index}` } })),
    );
    let done = 0;
    while (done < runs) {
      const jobs = await boss.fetch(QUEUE, { batchSize: concurrency });
      await Promise.all(
        jobs.map(async (job) => {
          for (let step = 0; step < STEPS; step += 1) {
            await pool.query('insert into plain_step (run, step, output) values ($1, $2, $3)', [
              /** @type {{ run: string }} */ (job.data).run,
              step,
              JSON.stringify({ number: String(step) }),
            ]);
          }
          await boss.complete(QUEUE, job.id);
        }),
      );
      done += jobs.length;
    }
    return { seconds: (performance.now() - began) / 1_000 };
  } finally {
    await boss.stop({ graceful: false });
    await pool.end();
  }
}
