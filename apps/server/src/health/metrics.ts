import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of one process in Prometheus' form. Labels never hold ids. */
export class Metrics {
  readonly registry = new Registry();
  readonly #attempts = new Histogram({
    name: 'belegfluss_run_attempt_seconds',
    help: 'Duration of attempts of runs by flow and outcome',
    labelNames: ['flow', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [this.registry],
  });
  readonly #calls = new Histogram({
    name: 'belegfluss_call_seconds',
    help: 'Duration of calls of other systems by connection, route and code',
    labelNames: ['connection', 'route', 'code'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [this.registry],
  });
  readonly #deliveries = new Counter({
    name: 'belegfluss_webhook_deliveries_total',
    help: 'Webhook deliveries by connection and verdict',
    labelNames: ['connection', 'verdict'],
    registers: [this.registry],
  });
  readonly #due = new Gauge({
    name: 'belegfluss_queue_due',
    help: 'Jobs that are due, by queue',
    labelNames: ['queue'],
    registers: [this.registry],
  });
  readonly #age = new Gauge({
    name: 'belegfluss_queue_oldest_seconds',
    help: 'Age of the oldest due job, by queue',
    labelNames: ['queue'],
    registers: [this.registry],
  });

  attempt(flow: string, outcome: string, milliseconds: number): void {
    this.#attempts.observe({ flow, outcome }, milliseconds / 1_000);
  }

  call(connection: string, route: string, code: string, milliseconds: number): void {
    this.#calls.observe({ connection, route, code }, milliseconds / 1_000);
  }

  delivery(connection: string, verdict: string): void {
    this.#deliveries.inc({ connection, verdict });
  }

  queue(queue: string, depth: { due: number; oldestSeconds: number }): void {
    this.#due.set({ queue }, depth.due);
    this.#age.set({ queue }, depth.oldestSeconds);
  }
}
