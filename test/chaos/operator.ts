import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosWorld } from './chaos-world.ts';
import type { Records } from './records.ts';

const LOOK_MS = 700;

/** The person at the console: answers questions and puts back to work what was set aside. */
export class Operator {
  readonly #world: ChaosWorld;
  readonly #records: Records;
  /** As long as faults happen nobody can know whether an unknown write is still on its way. */
  #knowsOutcomes = false;
  #stopping = false;
  #running: Promise<void> = Promise.resolve();
  /** Unknown outcomes of class N that came to the inbox. */
  readonly unknownOutcomes = new Set<string>();
  /** Runs that were set aside and put back to work. */
  readonly retried = new Set<string>();
  /** Deliveries that were refused and put back to work. */
  readonly putBack = new Set<string>();
  /** Questions of a kind that this load should not raise. */
  readonly unforeseen = new Set<string>();

  constructor(world: ChaosWorld, records: Records) {
    this.#world = world;
    this.#records = records;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** The faults are over and the lines are quiet: from now on the vendor's books tell what happened. */
  knowOutcomes(): void {
    this.#knowsOutcomes = true;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      // Whatever goes wrong in between is tried again.
      await this.#round().catch(() => undefined);
      await sleep(LOOK_MS);
    }
  }

  async #round(): Promise<void> {
    const { client } = this.#world;
    for (const { id, kind, subject } of await this.#records.openQuestions()) {
      const answer = await this.#answerTo(kind, subject);
      if (answer) await client.post(`/api/v1/questions/${id}/answer`, answer).catch(() => undefined);
    }
    const refused = await this.#records.refusedDeliveries();
    for (const delivery of refused) this.putBack.add(delivery);
    if (refused.length > 0)
      await client.post('/api/v1/refused-deliveries/retry', { ids: refused.slice(0, 200) }).catch(() => undefined);
    for (const run of await this.#records.deadRuns()) {
      // Its place in the order is lost, also where the answer gets lost.
      this.retried.add(run);
      await client.post(`/api/v1/runs/${run}/retry`).catch(() => undefined);
    }
  }

  async #answerTo(kind: string, subject: string): Promise<object | undefined> {
    if (kind === 'mapping.missing_row') return { option: 'add_row', fields: { account: '8400' } };
    if (kind !== 'effect.unknown_outcome') {
      this.unforeseen.add(`${kind} ${subject}`);
      return undefined;
    }
    this.unknownOutcomes.add(subject);
    if (!this.#knowsOutcomes) return undefined;
    const { refs } = await this.#world.truth.read();
    // The business key ends in what the flow names as its intent.
    const ref = subject.split('/').at(-1) ?? '';
    return { option: refs.N.includes(ref) ? 'happened' : 'repeat', fields: {} };
  }
}
