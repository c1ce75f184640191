import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import type { Runtime } from '../runtime/runtime.ts';
import { RUNTIME } from '../runtime/tokens.ts';

/** Registers each schedule and each re-sync of the flows. Every scheduler in the cluster fires; a unique slot in the database lets one win. */
@Injectable()
export class TimeTable implements OnApplicationBootstrap {
  readonly #runtime: Runtime;
  readonly #registry: SchedulerRegistry;

  constructor(@Inject(RUNTIME) runtime: Runtime, @Inject(SchedulerRegistry) registry: SchedulerRegistry) {
    this.#runtime = runtime;
    this.#registry = registry;
  }

  onApplicationBootstrap(): void {
    const { engine, log } = this.#runtime;
    for (const { name, cron, zone, fire } of engine.schedules()) {
      const job = CronJob.from({
        cronTime: cron,
        timeZone: zone,
        onTick: () =>
          void fire(minute(new Date())).catch((error: unknown) => void log.error('schedule', { name, error })),
      });
      this.#registry.addCronJob(name, job);
      job.start();
    }
    for (const { flow, everySeconds, claim, run } of engine.sweeps()) {
      const tick = async () => {
        if (await claim(new Date())) log.info('sweep', { flow, ...(await run()) });
      };
      const timer = setInterval(
        () => void tick().catch((error: unknown) => void log.error('sweep', { flow, error })),
        everySeconds * 1_000,
      );
      this.#registry.addInterval(`sweep.${flow}`, timer);
    }
  }
}

/** The slot that a tick belongs to, whatever the lateness of the timer. */
function minute(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000);
}
