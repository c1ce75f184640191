import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import type { Runtime } from '../runtime/runtime.ts';
import { RUNTIME } from '../runtime/tokens.ts';

/**
 * Looks at the clock. A tick is a hint and nothing more: the engine computes from the database what has become due since
 * the last look, so that a tick too few, too many or too late changes nothing.
 */
@Injectable()
export class TimeTable {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Cron('0,15,30,45 * * * * *', { name: 'schedules', waitForCompletion: true })
  fireSchedules(): Promise<void> {
    return this.#work('schedule', async ({ engine, log }) => {
      for (const { name, started, leftOut } of await engine.upkeep.fireSchedules())
        log.log(leftOut > 0 ? 'warn' : 'info', 'schedule', { name, started: started.length, leftOut });
    });
  }

  @Cron('0,15,30,45 * * * * *', { name: 'deployments', waitForCompletion: true })
  carryOutDeployments(): Promise<void> {
    return this.#work('planned deployment', async ({ engine, log }) => {
      for (const { flow, version, state, diagnostics } of await engine.deployments.carryOutDue()) {
        const codes = diagnostics.map(({ code }) => code);
        log.log(state === 'failed' ? 'warn' : 'info', 'planned deployment', { flow, version, state, codes });
      }
    });
  }

  @Cron('10,25,40,55 * * * * *', { name: 'overdue', waitForCompletion: true })
  wakeDue(): Promise<void> {
    return this.#work('overdue', async ({ engine, log }) => {
      const woken = await engine.upkeep.wakeDue();
      if (woken > 0) log.info('overdue', { woken });
    });
  }

  @Cron('40 */5 * * * *', { name: 'lost jobs', waitForCompletion: true })
  giveLostJobs(): Promise<void> {
    return this.#work('lost jobs', async ({ engine, log }) => {
      const runs = await engine.upkeep.lostJobs.look();
      if (runs.length > 0) log.error('runs without a job', { runs });
    });
  }

  @Cron('5,20,35,50 * * * * *', { name: 'sweeps' })
  sweep(): void {
    // A long one does not hold up the others; what is claimed is not due before its next interval.
    for (const { flow, claim, run } of this.#runtime.engine.upkeep.sweeps())
      void this.#work(
        'sweep',
        async ({ log }) => {
          if (await claim()) log.info('sweep', { flow, ...(await run()) });
        },
        { flow },
      );
  }

  /** What fails is said, and comes again with the next tick. */
  async #work(
    name: string,
    work: (runtime: Runtime) => Promise<void>,
    facts: Record<string, unknown> = {},
  ): Promise<void> {
    try {
      await work(this.#runtime);
    } catch (error) {
      this.#runtime.log.error(name, { ...facts, error });
    }
  }
}
