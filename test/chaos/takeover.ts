import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../bench/any-system/event-load.js';
import type { ChaosWorld } from './chaos-world.ts';
import type { Loss } from './lives.ts';
import type { Records } from './records.ts';
import type { Uptime } from './uptime.ts';

interface Noted {
  at: number;
  pid: number;
  id: string;
  attempt: number;
}

/** Milliseconds from the loss of a worker to the next claim of a run that it held. */
export interface TakeoverFigures {
  count: number;
  /** Only the time in which a worker and the database were there to take it. */
  p50: number | null;
  p99: number | null;
  /** With the time in which everybody was down. */
  wallP99: number | null;
}

/** Measures how long runs whose worker was lost wait until another process takes them. */
export class Takeovers {
  readonly #world: ChaosWorld;
  readonly #records: Records;
  readonly #uptime: Uptime;
  readonly #orphans: { id: string; attempt: number; at: number }[] = [];
  readonly #asked: Promise<void>[] = [];

  constructor(world: ChaosWorld, records: Records, uptime: Uptime) {
    this.#world = world;
    this.#records = records;
    this.#uptime = uptime;
  }

  /** A process was lost: asks the database which of its runs it left behind. */
  note({ pid, at }: Loss): void {
    this.#asked.push(this.#ask(pid, at));
  }

  /** How long each run that a lost worker held waited until its next claim. */
  async figures(): Promise<TakeoverFigures> {
    await Promise.all(this.#asked);
    const claims = new Map((await this.#noted()).map(({ id, attempt, at }) => [`${id} ${attempt}`, at]));
    const waits = this.#orphans.flatMap(({ id, attempt, at }) => {
      const next = claims.get(`${id} ${attempt + 1}`);
      return next === undefined ? [] : [{ from: at, to: next }];
    });
    const times = waits.map(({ from, to }) => this.#uptime.between(from, to, ['worker-1', 'worker-2'], ['database']));
    const wall = waits.map(({ from, to }) => to - from);
    return {
      count: waits.length,
      p50: percentile(times, 0.5),
      p99: percentile(times, 0.99),
      wallP99: percentile(wall, 0.99),
    };
  }

  async #ask(pid: number, at: number): Promise<void> {
    const own = (await this.#noted()).filter((claim) => claim.pid === pid);
    if (own.length === 0) return;
    for (let tries = 0; tries < 10; tries += 1) {
      const held = await this.#records.stillHeld(own).catch(() => undefined);
      if (held) {
        this.#orphans.push(...held.map((run) => ({ ...run, at })));
        return;
      }
      await sleep(500);
    }
  }

  async #noted(): Promise<Noted[]> {
    const text = await readFile(join(this.#world.folder, 'claims'), 'utf8').catch(() => '');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [at, pid, id = '', attempt] = line.split(' ');
        return { at: Number(at), pid: Number(pid), id, attempt: Number(attempt) };
      });
  }
}
