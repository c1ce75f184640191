import type { Pack } from '@belegfluss/flow';
import { sweepTimes, type SweepTime } from './event/late-sweeps.ts';
import { nextSlots, type NextSlot } from './event/next-slots.ts';
import { claimSweep, fireSchedules, triggersOf, type FiredSchedule } from './event/schedules.ts';
import { sweep, type SweepReceipt } from './event/sweep.ts';
import type { LiveFlows } from './deployment/live-flows.ts';
import type { Gateway } from './gateway/gateway.ts';
import { LostJobs } from './queue/lost-jobs.ts';
import { keepWithinRetention, type RetentionReceipt } from './retention/retention.ts';
import { wakeOverdue, wakeSleepers } from './waiting/overdue.ts';
import { wakeReady } from './waiting/parked-runs.ts';
import { wakeReopened } from './waiting/reopened.ts';
import type { WakingTools } from './waiting/waking-tools.ts';

/** What it needs beside what waking takes. */
interface UpkeepTools extends WakingTools {
  pack: Pick<Pack, 'settings' | 'retention'>;
  gateway: Gateway;
  live: LiveFlows;
}

/** The re-sync of a flow. */
export interface FlowSweep {
  flow: string;
  /** True when it is due and no other process has it. */
  claim(): Promise<boolean>;
  run(): Promise<SweepReceipt>;
}

/** What nobody asks for and has to happen all the same, for the scheduler; any number of processes may do it at the same time. */
export class Upkeep {
  /** Every few minutes. */
  readonly lostJobs: LostJobs;
  readonly #tools: UpkeepTools;
  readonly #abort = new AbortController();

  constructor(tools: UpkeepTools) {
    this.#tools = tools;
    this.lostJobs = new LostJobs(tools);
  }

  /** Starts what has become due by the time-tables since any process last looked. */
  async fireSchedules(): Promise<FiredSchedule[]> {
    const { live, plans } = this.#tools;
    await live.look();
    return fireSchedules(this.#tools, plans.all());
  }

  /** When each schedule of the live flows is due next. */
  nextSlots(): Promise<NextSlot[]> {
    const { db, plans } = this.#tools;
    return nextSlots(db, plans.all());
  }

  /** Wakes the runs whose time to wait is over, for which something came unseen, or whose system is back; gives back how many. */
  async wakeDue(): Promise<number> {
    const woken = (await wakeOverdue(this.#tools)) + (await wakeReady(this.#tools));
    return woken + (await wakeReopened(this.#tools));
  }

  /** Wakes the runs for which business time has come since somebody moved it; gives back how many. */
  wakeSleepers(): Promise<number> {
    return wakeSleepers(this.#tools);
  }

  /** The re-syncs of all live flows, due or not: a person may not want to wait. */
  sweeps(): FlowSweep[] {
    const { db, plans, gateway, starter, pack } = this.#tools;
    const tools = { db, gateway, starter, settings: pack.settings };
    return triggersOf(plans.all(), 'entity').flatMap(({ plan, trigger }) =>
      trigger.sweepSeconds === undefined
        ? []
        : [
            {
              flow: plan.flow,
              claim: () => claimSweep(db, plan, trigger),
              run: () => sweep(tools, plan, trigger, this.#abort.signal),
            },
          ],
    );
  }

  /** How often the flows that this process can carry out look for what no webhook told of. */
  sweepTimes(): SweepTime[] {
    return sweepTimes(this.#tools.plans.all());
  }

  /** Deletes what is older than the pack wants to keep, by the database's clock; every hour. */
  async keepWithinRetention(): Promise<RetentionReceipt> {
    const { db, pack } = this.#tools;
    const [row] = await db.query<{ now: Date }>('select clock_timestamp() as now');
    return keepWithinRetention(db, pack.retention, row?.now ?? new Date());
  }

  /** Ends the re-syncs that are under way. */
  stop(): void {
    this.#abort.abort();
  }
}
