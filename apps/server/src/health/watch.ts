import { countRefused, readConnectionStates, type Engine } from '@belegfluss/engine';
import { Probe, type Database } from '@belegfluss/store';
import type { Logger } from 'winston';
import type { Config } from '../config.ts';
import { DiskWatch } from './disk-watch.ts';
import type { Metrics } from './metrics.ts';

/** How the process is: `limited` works, but takes nothing in. */
export interface HealthReport {
  status: 'ok' | 'limited' | 'down';
  database: { answers: boolean; clockAheadMs: number | null; pool: { open: number; idle: number; waiting: number } };
  intake: { open: boolean; reason: 'disk_full' | null };
  disk: { folder: string; freeBytes: number; totalBytes: number; closesBelowBytes: number; low: boolean } | null;
}

/** What a process needs to watch itself. */
export interface WatchTools {
  db: Database;
  engine: Engine;
  config: Config;
  log: Logger;
}

/** Watches what this process stands on: the database, its disk, its connections. */
export class Watch {
  readonly probe: Probe;
  readonly disk: DiskWatch;
  readonly #tools: WatchTools;

  constructor(tools: WatchTools) {
    this.#tools = tools;
    this.probe = new Probe(tools.db.url);
    this.disk = new DiskWatch({
      db: tools.db,
      config: tools.config,
      onRoom: (hasRoom, { folder, freeBytes }) => {
        tools.engine.setRoom(hasRoom);
        tools.log.log(hasRoom ? 'info' : 'error', hasRoom ? 'intake opened' : 'intake stopped', { folder, freeBytes });
      },
    });
  }

  start(): Promise<void> {
    return this.disk.start();
  }

  async stop(): Promise<void> {
    this.disk.stop();
    await this.probe.close();
  }

  async report(): Promise<HealthReport> {
    const answer = await this.probe.ask();
    const { hasRoom, room } = this.disk;
    const working = hasRoom ? 'ok' : 'limited';
    return {
      status: answer ? working : 'down',
      database: {
        answers: answer !== undefined,
        clockAheadMs: answer ? Math.round(answer.clockAheadMs) : null,
        pool: this.#tools.db.poolUse(),
      },
      intake: { open: hasRoom, reason: hasRoom ? null : 'disk_full' },
      disk: room ? { ...room, closesBelowBytes: this.disk.closesBelowBytes, low: this.disk.isLow } : null,
    };
  }

  /** Puts what is true at this moment into the metrics. Without the database the other figures are needed most. */
  async gauge(metrics: Metrics): Promise<void> {
    const { db, engine } = this.#tools;
    metrics.pool(db.poolUse());
    metrics.disk(this.disk.room, this.disk.hasRoom);
    const answer = await this.probe.ask();
    metrics.database(answer);
    if (!answer) return;
    metrics.queues(await engine.queueDepth().catch(() => []));
    metrics.refused(await countRefused(db).catch(() => []));
    metrics.connections([...(await readConnectionStates(db).catch(() => new Map<string, never>())).values()]);
  }
}
