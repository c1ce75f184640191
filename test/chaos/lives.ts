import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnProcess } from '../crash/own-process.ts';
import type { ChaosWorld } from './chaos-world.ts';
import { pointOf } from './crash-points.ts';
import type { Uptime } from './uptime.ts';
import { roleOf, type End, type ProcessName } from './plan.ts';

/** Whoever has not come to his point by then is killed where he is. */
const POINT_WITHIN_MS = 7_000;
/** A database that is killed again and again is away for seconds at a time. */
const MAX_STARTS = 30;

/** A process that ended or was stopped, so that others had to take over. */
export interface Loss {
  pid: number;
  at: number;
  /** Point, `kill` or `freeze`; `crash` where it ended by itself. */
  by: string;
  /** What it last said before it ended by itself. */
  words?: string;
}

/** One process of ours through all of its lives: it is started again at once, as a supervisor would. */
export class Lives {
  readonly #world: ChaosWorld;
  readonly #name: ProcessName;
  readonly #told: (loss: Loss) => void;
  readonly #uptime: Uptime;
  #now: OwnProcess | undefined;
  #closing = false;
  /** What the first start printed about the administrator. */
  administrator: unknown;

  constructor(world: ChaosWorld, name: ProcessName, told: (loss: Loss) => void, uptime: Uptime) {
    this.#world = world;
    this.#uptime = uptime;
    this.#name = name;
    this.#told = told;
  }

  /** Lives that end as planned, one after the other. */
  async go(ends: End[]): Promise<void> {
    for (const end of ends) await this.#live(end);
  }

  /** Starts it for good: it is started again only where it ends by itself. Resolves when it listens. */
  async stay(): Promise<void> {
    const life = await this.#start({});
    void life?.gone.then((code) => {
      if (this.#closing) return;
      this.#told(crashOf(life, code));
      return this.stay();
    });
  }

  /** Ends what stays, so that planned lives can begin. */
  async rest(): Promise<void> {
    this.#closing = true;
    await this.#now?.kill();
    this.#closing = false;
  }

  async kill(): Promise<void> {
    this.#closing = true;
    await this.#now?.kill();
  }

  async #live(end: End): Promise<void> {
    const isPoint = end.kind === 'point';
    const life = await this.#start(isPoint ? { CHAOS_POINT: end.point, CHAOS_NTH: String(end.nth) } : {});
    // Some stand at their point before they listen.
    if (!life) return this.#told({ pid: 0, at: Date.now(), by: isPoint ? end.point : 'kill' });
    const within = isPoint ? (pointOf(end.point).seldomMs ?? POINT_WITHIN_MS) : end.afterMs;
    const code = await Promise.race([life.gone, sleep(within, 'alive' as const, { ref: false })]);
    if (code === 'alive') {
      if (end.kind === 'freeze') await this.#freeze(life, end.forMs);
      await life.kill();
      if (end.kind !== 'freeze') this.#told({ pid: life.pid, at: Date.now(), by: 'kill' });
    } else if (code === null && isPoint) this.#told({ pid: life.pid, at: Date.now(), by: end.point });
    else this.#told(crashOf(life, code));
  }

  /** A worker sleeps past its lease and wakes with a late result. */
  async #freeze(life: OwnProcess, forMs: number): Promise<void> {
    life.send('SIGSTOP');
    this.#uptime.note(this.#name, false);
    this.#told({ pid: life.pid, at: Date.now(), by: 'freeze' });
    await sleep(forMs);
    life.send('SIGCONT');
    this.#uptime.note(this.#name, true);
    await sleep(1_500);
  }

  /** A start fails while the database is away, and a supervisor tries again; nothing is given back where it was killed. */
  async #start(hook: Record<string, string>): Promise<OwnProcess | undefined> {
    for (let tries = 0; ; tries += 1) {
      try {
        const started = await this.#world.start(roleOf(this.#name), hook);
        this.#uptime.note(this.#name, true);
        void started.gone.then(() => this.#uptime.note(this.#name, false));
        this.#now = started;
        this.administrator ??= started.hello['firstAdministrator'];
        return started;
      } catch (error) {
        if (String(error).includes('ended with null')) return undefined;
        if (tries === MAX_STARTS) throw error;
        await sleep(250);
      }
    }
  }
}

function crashOf({ pid, lastWords }: OwnProcess, code: number | null): Loss {
  return { pid, at: Date.now(), by: 'crash', words: `ended with ${String(code)}: ${lastWords()}` };
}
