import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { BudgetUse, ConnectionState } from '@belegfluss/engine';
import type { DatabaseAnswer, DiskRoom, PoolUse } from '@belegfluss/store';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const NANOSECONDS = 1e9;
const BREAKER_STATES = ['closed', 'half_open', 'open'];
const BUDGET_LABELS = ['connection', 'route', 'window'];

/** Figures of one process in Prometheus' form. Labels never hold ids. */
export class Metrics {
  readonly registry = new Registry();
  readonly #loop = monitorEventLoopDelay({ resolution: 20 });
  readonly #attempts = this.#histogram(
    'belegfluss_run_attempt_seconds',
    'Duration of attempts of runs by flow and outcome',
    ['flow', 'outcome'],
  );
  readonly #lag = this.#histogram(
    'belegfluss_run_lag_seconds',
    'Time from the making of a run to its first start and its end',
    ['flow', 'until'],
  );
  readonly #calls = this.#histogram(
    'belegfluss_call_seconds',
    'Duration of calls of other systems by connection, route, code',
    ['connection', 'route', 'code'],
  );
  readonly #commitItems = this.#histogram(
    'belegfluss_commit_items',
    'Items that shared one commit, by group',
    ['group'],
    [1, 2, 5, 10, 20, 50, 100, 200, 500],
  );
  readonly #commitWaits = this.#histogram(
    'belegfluss_commit_wait_seconds',
    'Time that the first item of a commit waited for its writer, by group',
    ['group'],
    [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1],
  );
  readonly #deliveries = new Counter({
    name: 'belegfluss_webhook_deliveries_total',
    help: 'Webhook deliveries by connection and verdict',
    labelNames: ['connection', 'verdict'],
    registers: [this.registry],
  });
  readonly #due = this.#gauge('belegfluss_queue_due', 'Jobs that are due, by queue', ['queue']);
  readonly #age = this.#gauge('belegfluss_queue_oldest_seconds', 'Age of the oldest due job, by queue', ['queue']);
  readonly #pool = this.#gauge(
    'belegfluss_database_connections',
    'Connections of the pool by use, and callers that wait',
    ['use'],
  );
  readonly #answers = this.#gauge(
    'belegfluss_database_up',
    'Whether the database answers, over a connection of its own',
  );
  readonly #clock = this.#gauge(
    'belegfluss_clock_ahead_seconds',
    "How far this process' clock is ahead of the database's",
  );
  readonly #free = this.#gauge(
    'belegfluss_disk_free_bytes',
    'Room on the fullest disk of the database, where it can be seen',
  );
  readonly #intake = this.#gauge(
    'belegfluss_intake_open',
    'Whether webhooks are taken in; 0 while the disk is nearly full',
  );
  readonly #breaker = this.#gauge('belegfluss_breaker', 'State of the worst breaker of a connection', [
    'connection',
    'state',
  ]);
  readonly #pause = this.#gauge(
    'belegfluss_pause_seconds',
    'How long the pause that a system has asked for still lasts, by connection; 0 is none',
    ['connection'],
  );
  readonly #budgetLimit = this.#gauge(
    'belegfluss_budget_limit',
    'Requests that a limit in use allows, by connection, route and window in seconds (at_once: under way)',
    BUDGET_LABELS,
  );
  readonly #budgetInUse = this.#gauge(
    'belegfluss_budget_in_use',
    'Requests of a limit that are sent within its window, or granted to a process; labels as of the limit',
    BUDGET_LABELS,
  );

  readonly #refused = this.#gauge(
    'belegfluss_deliveries_refused',
    'Deliveries that could not be read and that nobody has seen to, by connection',
    ['connection'],
  );

  constructor() {
    this.#loop.enable();
    const lag = new Gauge({
      name: 'belegfluss_event_loop_lag_seconds',
      help: 'Delay of the event loop since the last look: the 99th percentile',
      registers: [this.registry],
      collect: () => {
        lag.set(this.#loop.percentile(99) / NANOSECONDS);
        this.#loop.reset();
      },
    });
  }

  attempt(flow: string, outcome: string, milliseconds: number): void {
    this.#attempts.observe({ flow, outcome }, milliseconds / 1_000);
  }

  /** How long a run waited for its first start, or took from its making to its end. */
  lag(flow: string, until: 'start' | 'end', milliseconds: number): void {
    this.#lag.observe({ flow, until }, Math.max(0, milliseconds / 1_000));
  }

  call(connection: string, route: string, code: string, milliseconds: number): void {
    this.#calls.observe({ connection, route, code }, milliseconds / 1_000);
  }

  commit(group: string, items: number, waitedMs: number): void {
    this.#commitItems.observe({ group }, items);
    this.#commitWaits.observe({ group }, waitedMs / 1_000);
  }

  delivery(connection: string, verdict: string): void {
    this.#deliveries.inc({ connection, verdict });
  }

  queues(depths: { lane: string; due: number; oldestSeconds: number }[]): void {
    for (const { lane, due, oldestSeconds } of depths) {
      this.#due.set({ queue: lane }, due);
      this.#age.set({ queue: lane }, oldestSeconds);
    }
  }

  pool(use: PoolUse): void {
    for (const [name, count] of Object.entries(use)) this.#pool.set({ use: name }, count);
  }

  database(answer: DatabaseAnswer | undefined): void {
    this.#answers.set(answer ? 1 : 0);
    if (answer) this.#clock.set(answer.clockAheadMs / 1_000);
  }

  disk(room: DiskRoom | undefined, hasRoom: boolean): void {
    if (room) this.#free.set(room.freeBytes);
    this.#intake.set(hasRoom ? 1 : 0);
  }

  /** Breakers, pauses and budgets, as all processes share them. */
  connections(states: ConnectionState[]): void {
    this.#budgetLimit.reset();
    this.#budgetInUse.reset();
    for (const { connection, breaker, pause, budgets } of states) {
      for (const state of BREAKER_STATES) this.#breaker.set({ connection, state }, breaker.state === state ? 1 : 0);
      this.#pause.set({ connection }, pause?.seconds ?? 0);
      for (const budget of budgets) this.#budget(connection, budget);
    }
  }

  /** A route that is not named is the whole connection: an empty label is none. */
  #budget(connection: string, { route, perSeconds, limit, inUse }: BudgetUse): void {
    const labels = { connection, route: route ?? '', window: perSeconds === null ? 'at_once' : String(perSeconds) };
    this.#budgetLimit.set(labels, limit);
    this.#budgetInUse.set(labels, inUse);
  }

  refused(counts: { connection: string; count: number }[]): void {
    this.#refused.reset();
    for (const { connection, count } of counts) this.#refused.inc({ connection }, count);
  }

  /** Ends the measuring of the event loop. */
  close(): void {
    this.#loop.disable();
  }

  #gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  #histogram(name: string, help: string, labelNames: string[], buckets = [0.01, 0.05, 0.1, 0.5, 1, 5, 30]): Histogram {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }
}
