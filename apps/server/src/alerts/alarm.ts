import type { Engine } from '@belegfluss/engine';
import type { Pack } from '@belegfluss/flow';
import type { Database } from '@belegfluss/store';
import type { Logger } from 'winston';
import type { Config } from '../config.ts';
import type { HealthReport } from '../health/watch.ts';
import { compareWithBook, noteTold, type News } from './alert-book.ts';
import { patienceOf } from './alert-limits.ts';
import { alertText, overText } from './alert-words.ts';
import { channelsOf, type Channel } from './channels.ts';
import { findConditions, type Condition } from './conditions.ts';
import { ProcessBook, type ProcessFacts } from './process-book.ts';

export interface AlarmTools {
  db: Database;
  engine: Engine;
  pack: Pack;
  config: Config;
  log: Logger;
  report: () => Promise<HealthReport>;
}

const LOOK_MS = 20_000;
const ALARM_LOCK = 7_400_003;

/** Looks for trouble now and then; one process at a time speaks for all, and each trouble is told once until it is over. */
export class Alarm {
  readonly #tools: AlarmTools;
  readonly #book: ProcessBook;
  readonly #channels: Channel[];
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(tools: AlarmTools) {
    this.#tools = tools;
    this.#book = new ProcessBook(tools.db, tools.config.roles);
    this.#channels = channelsOf(tools.config);
  }

  start(): void {
    const look = () => {
      this.#looking = this.look().catch((error: unknown) => void this.#tools.log.error('alarm', { error }));
    };
    look();
    this.#timer = setInterval(look, LOOK_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await this.#book.leave().catch(() => undefined);
  }

  /** Tells what this process sees of itself, and, where no other process does so, what is wrong anywhere. */
  async look(): Promise<void> {
    const { db, engine, pack } = this.#tools;
    await this.#book.tell(await this.#ownFacts());
    const processes = await this.#book.living();
    const patience = patienceOf(pack.alerts);
    const { conditions, unseen } = await findConditions({ db, engine, patience, processes, now: new Date() });
    for (const error of unseen) this.#tools.log.error('alarm', { error });
    await this.#speak(conditions, unseen.length === 0);
  }

  async #ownFacts(): Promise<ProcessFacts> {
    const { database, intake, disk } = await this.#tools.report();
    const { upkeep, deployments, standstill } = this.#tools.engine;
    return {
      clockAheadMs: database.clockAheadMs,
      intakeOpen: intake.open,
      disk,
      lostJobs: upkeep.lostJobs.given,
      brokenFlows: Object.fromEntries(deployments.broken()),
      sweeps: upkeep.sweepTimes(),
      standstill,
    };
  }

  /** What could not be told is told at the next look. */
  #speak(conditions: Condition[], sawAll: boolean): Promise<void> {
    return this.#tools.db.transaction(async (tx) => {
      const [turn] = await tx.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [ALARM_LOCK]);
      if (!turn?.mine) return;
      // A slow mail server is waited for; nobody else wants what this holds.
      await tx.query("set local idle_in_transaction_session_timeout = '60s'");
      for (const news of await compareWithBook(tx, conditions, sawAll)) {
        if (await this.#tell(news)) await noteTold(tx, news);
      }
    });
  }

  /** True when somebody knows: a broken channel must not have the others repeat themselves. */
  async #tell(news: News): Promise<boolean> {
    const { log } = this.#tools;
    const text = news.over ? overText(news.rule, news.facts) : alertText(news.rule, news.facts);
    log.log(news.over ? 'info' : 'error', 'alert', { key: news.key, over: news.over, text: text.en });
    const told = await Promise.allSettled(this.#channels.map((channel) => channel(news, text)));
    for (const each of told) if (each.status === 'rejected') log.error('alert not sent', { error: each.reason });
    return told.length === 0 || told.some(({ status }) => status === 'fulfilled');
  }
}
