// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { benchDatabase } from '../bench-database.js';
import { openGauge } from '../database-gauge.js';
import { ourSteps } from './our-steps.js';
import { plainBoss } from './plain-boss.js';

/** PostgreSQL publishes what a session did at most once in this time. */
const STATISTICS_LAG_MS = 1_100;

/**
 * Runs of five durable steps on one worker, beside pg-boss alone with one commit a step. After a crash pg-boss alone sends the
 * write under way again, as ours does with those that may be; that it never sends the others again is more than it promises.
 * @param {{ runs: number, concurrency: number, onEvent: (text: string) => void }} options
 */
export async function measureSteps({ runs, concurrency, onEvent }) {
  onEvent('pg-boss with one commit a step');
  const plain = await measure(plainBoss, { runs, concurrency: Math.min(50, concurrency) });
  onEvent('Belegfluss, each write on disk before the next leaves, with its intent');
  const guarded = await measure((options) => ourSteps({ ...options, action: 'order' }), { runs, concurrency });
  onEvent('Belegfluss, writes that may be sent again');
  const repeatable = await measure((options) => ourSteps({ ...options, action: 'mark' }), { runs, concurrency });
  return {
    runs,
    plain,
    guarded: { ...guarded, ratio: guarded.runsPerSecond / plain.runsPerSecond },
    repeatable: { ...repeatable, ratio: repeatable.runsPerSecond / plain.runsPerSecond },
  };
}

/**
 * What comes before the player is ready (its tables, its pack) counts neither as time nor as work; turning what is known into jobs does.
 * @param {(options: { url: string, runs: number, concurrency: number, onReady: () => Promise<void> }) => Promise<{ seconds: number }>} play
 * @param {{ runs: number, concurrency: number }} options
 */
async function measure(play, { runs, concurrency }) {
  const database = await benchDatabase();
  const gauge = await openGauge(database.url);
  try {
    let [before, cpuBefore] = [await gauge.read(), process.cpuUsage()];
    const onReady = async () => {
      [before, cpuBefore] = [await gauge.read(), process.cpuUsage()];
    };
    const { seconds } = await play({ url: database.url, runs, concurrency, onReady });
    const cpu = process.cpuUsage(cpuBefore);
    await sleep(STATISTICS_LAG_MS);
    const after = await gauge.read();
    const databaseCpu =
      after.cpuSeconds === null || before.cpuSeconds === null ? null : after.cpuSeconds - before.cpuSeconds;
    return {
      runsPerSecond: runs / seconds,
      nodeCpuMsPerRun: (cpu.user + cpu.system) / 1_000 / runs,
      databaseCpuMsPerRun: databaseCpu === null ? null : (1_000 * databaseCpu) / runs,
      commitsPerRun: (after.commits - before.commits) / runs,
    };
  } finally {
    await gauge.close();
    await database.close();
  }
}
