import type { BreakerRegistry, BreakerState, BudgetRegistry } from '@belegfluss/http';
import { readRing, type Bell, type Sql } from '@belegfluss/store';

/** Channel on which processes tell each other of breakers and pauses. */
export const GATEWAY_CHANNEL = 'belegfluss_gateway';

/** What is told; the statements of breaker-rows.ts and budget-rows.ts make the same lists. */
type News =
  | ['failed', connection: string, route: string, goodCalls: number, sequence: number]
  | ['breaker', connection: string, route: string, state: BreakerState, probeInMs: number, version: number]
  | ['gate', connection: string, closedForMs: number, refusals: number];

/** Messages get lost where nobody listens for a moment; then a look finds what they said. */
const LOOK_MS = 2_000;

/** Lets the breakers and gates of this process know what the other processes know. */
export class GatewayNews {
  readonly #sql: Sql;
  readonly #bell: Bell;
  readonly #breakers: BreakerRegistry;
  readonly #budgets: BudgetRegistry;
  readonly #onTrouble: (error: unknown) => void;
  #looking: NodeJS.Timeout | undefined;

  constructor(
    sql: Sql,
    bell: Bell,
    breakers: BreakerRegistry,
    budgets: BudgetRegistry,
    onTrouble: (error: unknown) => void,
  ) {
    this.#sql = sql;
    this.#bell = bell;
    this.#breakers = breakers;
    this.#budgets = budgets;
    this.#onTrouble = onTrouble;
  }

  /** Takes over what was kept, as after a restart, and looks again every two seconds. */
  async start(): Promise<void> {
    await this.#look();
    this.#looking = setInterval(() => void this.#look().catch(this.#onTrouble), LOOK_MS).unref();
  }

  stop(): void {
    clearInterval(this.#looking);
  }

  /** Takes in one message of the channel. */
  hear(payload: string): void {
    const { sender, words } = readRing(payload);
    // What this process did, it knows.
    if (sender === this.#bell.id) return;
    try {
      for (const word of words) this.#take(JSON.parse(word) as News);
    } catch (error) {
      // Anybody with an account may write on the channel; the next look finds what counts.
      this.#onTrouble(error);
    }
  }

  #take(news: News): void {
    switch (news[0]) {
      case 'failed':
        void this.#breakers.hearFailure(news[1], news[2], news[3]).catch(this.#onTrouble);
        break;
      case 'breaker': {
        const [, connection, route, state, probeInMs, version] = news;
        this.#breakers.learn([{ connection, route, state, probeInMs, version }]);
        break;
      }
      case 'gate':
        this.#budgets.learn(news[1], { closedForMs: news[2], refusals: news[3] });
    }
  }

  async #look(): Promise<void> {
    const rows = await this.#sql.query<{ news: News[] }>(
      `select coalesce((select json_agg(json_build_array('breaker', connection, route, state,
                 greatest(extract(epoch from probe_at - now()) * 1000, 0)::float8, version)) from breaker), '[]')::jsonb
           || coalesce((select json_agg(json_build_array('gate', connection,
                 greatest(extract(epoch from closed_until - now()) * 1000, 0)::float8, refusals)) from connection_gate), '[]')::jsonb
         as news`,
    );
    for (const news of rows[0]?.news ?? []) this.#take(news);
  }
}
