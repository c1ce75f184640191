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
  async fireSchedules(): Promise<void> {
    const { engine, log } = this.#runtime;
    try {
      for (const { name, started, leftOut } of await engine.fireSchedules()) {
        log.log(leftOut > 0 ? 'warn' : 'info', 'schedule', { name, started: started.length, leftOut });
      }
    } catch (error) {
      log.error('schedule', { error });
    }
  }

  @Cron('0,15,30,45 * * * * *', { name: 'deployments', waitForCompletion: true })
  async carryOutDeployments(): Promise<void> {
    const { engine, log } = this.#runtime;
    try {
      for (const { flow, version, state, diagnostics } of await engine.deployments.carryOutDue()) {
        const codes = diagnostics.map(({ code }) => code);
        log.log(state === 'failed' ? 'warn' : 'info', 'planned deployment', { flow, version, state, codes });
      }
    } catch (error) {
      log.error('planned deployment', { error });
    }
  }

  @Cron('10,25,40,55 * * * * *', { name: 'overdue', waitForCompletion: true })
  async wakeOverdue(): Promise<void> {
    const { engine, log } = this.#runtime;
    try {
      const woken = await engine.wakeOverdue();
      if (woken > 0) log.info('overdue', { woken });
    } catch (error) {
      log.error('overdue', { error });
    }
  }

  @Cron('40 */5 * * * *', { name: 'lost jobs', waitForCompletion: true })
  async giveLostJobs(): Promise<void> {
    const { engine, log } = this.#runtime;
    try {
      const runs = await engine.lostJobs.look();
      if (runs.length > 0) log.error('runs without a job', { runs });
    } catch (error) {
      log.error('lost jobs', { error });
    }
  }

  @Cron('5,20,35,50 * * * * *', { name: 'sweeps' })
  sweep(): void {
    const { engine } = this.#runtime;
    // A long one does not hold up the others; what is claimed is not due before its next interval.
    for (const each of engine.sweeps()) void this.#sweepOne(each);
  }

  async #sweepOne({ flow, claim, run }: ReturnType<Runtime['engine']['sweeps']>[number]): Promise<void> {
    const { log } = this.#runtime;
    try {
      if (await claim()) log.info('sweep', { flow, ...(await run()) });
    } catch (error) {
      log.error('sweep', { flow, error });
    }
  }
}
