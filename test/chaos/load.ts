import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { post } from '../bench/any-system/event-load.js';
import { Chance } from './chance.ts';
import type { ChaosWorld } from './chaos-world.ts';

/** Orders whose events follow each other; each is a key with an order of its own. */
const ORDERS = 24;
const RETRY_MS = 200;
/** One in so many webhooks is sent twice, as vendors do. */
const DOUBLED = 0.1;

/** Sends webhooks as vendors do, each until it is answered 2xx, and keeps a sync going. */
export class Load {
  readonly #world: ChaosWorld;
  readonly #chance: Chance;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #stopping = false;
  #running: Promise<unknown> = Promise.resolve();
  /** Events that were answered 2xx. */
  readonly accepted: string[] = [];

  constructor(world: ChaosWorld, seed: number) {
    this.#world = world;
    this.#chance = new Chance(seed + 1);
  }

  start(): void {
    const orders = Array.from({ length: ORDERS }, (_, number) => `A${String(number).padStart(2, '0')}`);
    this.#running = Promise.all([
      ...orders.map((order) => this.#order(order)),
      // Orders that the tables do not know, and orders that the ledger refuses at first: each is one of its own.
      this.#singles('H'),
      this.#singles('R'),
      this.#syncs(),
    ]);
  }

  /** Sends nothing new; resolves when all that was begun has been accepted. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
    this.#agent.destroy();
  }

  async #order(order: string): Promise<void> {
    for (let event = 0; !this.#stopping; event += 1) {
      await this.#send(order, `${order}-${String(event).padStart(4, '0')}`);
      await sleep(1_200 + this.#chance.below(1_800));
    }
  }

  async #singles(kind: 'H' | 'R'): Promise<void> {
    for (let order = 0; !this.#stopping; order += 1) {
      await this.#send(`${kind}${order}`, `${kind}${order}-0000`);
      await sleep(1_000 + this.#chance.below(1_000));
    }
  }

  async #send(orderId: string, eventId: string): Promise<void> {
    const body = JSON.stringify({ eventId, orderId });
    const hook = `${this.#world.url}/hooks/shop`;
    while (!(await post(hook, body, this.#agent))) await sleep(RETRY_MS);
    this.accepted.push(eventId);
    if (this.#chance.below(1) < DOUBLED) await post(hook, body, this.#agent);
  }

  /** One pass after the other; between them deals change. */
  async #syncs(): Promise<void> {
    while (!this.#stopping) {
      await this.pass();
      await sleep(4_000);
      await this.#world.truth.change(5);
    }
  }

  /** Starts a pass; an answer that was lost is asked for again. */
  async pass(): Promise<void> {
    for (;;) {
      const started = await this.#world.client.post('/api/v1/flows/all_deals/runs', { input: {} }).then(
        () => true,
        () => false,
      );
      if (started) return;
      await sleep(RETRY_MS);
    }
  }
}
