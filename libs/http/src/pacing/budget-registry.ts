import { randomBytes } from 'node:crypto';
import type { HttpPolicy } from '@belegfluss/sdk';
import { Budget, type BudgetWorld } from './budget.ts';
import { OwnBudgets, type GateRecord } from './budget-store.ts';
import { Gate } from './gate.ts';
import { Places } from './places.ts';

export interface BudgetRegistryOptions extends Partial<BudgetWorld> {
  /** Told when the store fails; the pause holds in this process all the same. */
  onTrouble?: (error: unknown) => void;
  /** Requests of one connection that may be under way in this process. */
  places?: number;
}

const DEFAULT_PLACES = 64;

/** All rate budgets of a process, one per connection and policy (a changed policy starts a new one), and the gates of its connections. */
export class BudgetRegistry {
  readonly #world: BudgetWorld;
  readonly #onTrouble: (error: unknown) => void;
  readonly #budgets = new Map<string, Budget>();
  readonly #gates = new Map<string, Gate>();
  readonly #places = new Map<string, Places>();
  readonly #placesEach: number;
  readonly #holder = randomBytes(6).toString('hex');

  constructor({ onTrouble = () => undefined, places = DEFAULT_PLACES, ...world }: BudgetRegistryOptions = {}) {
    this.#world = { store: world.store ?? new OwnBudgets(), now: world.now ?? (() => performance.now()) };
    this.#onTrouble = onTrouble;
    this.#placesEach = places;
  }

  /** The budget of a connection, made when it is first asked for. */
  of(connection: string, limits: HttpPolicy['budgets']): Budget {
    const key = JSON.stringify([connection, limits]);
    const budget = this.#budgets.get(key) ?? new Budget(connection, limits, this.#gate(connection), this.#world);
    this.#budgets.set(key, budget);
    return budget;
  }

  /** The places of a connection, made when they are first asked for. */
  places(connection: string, concurrency: number | undefined): Places {
    const key = `${connection} ${concurrency ?? ''}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const { store, now } = this.#world;
    const places = new Places({
      own: Math.min(this.#placesEach, concurrency ?? this.#placesEach),
      ...(concurrency !== undefined && {
        ask: (wanted, inUse) => store.hold(connection, concurrency, { holder: this.#holder, wanted, inUse }),
      }),
      now,
      onTrouble: this.#onTrouble,
    });
    this.#places.set(key, places);
    return places;
  }

  /**
   * The vendor said "too many": nothing leaves before its time, or before our own growing pause (10 s to 5 min) where it
   * named none. Here at once, elsewhere as soon as the store has told it, for which this waits.
   */
  async pause(connection: string, seconds: number | undefined): Promise<void> {
    const gate = this.#gate(connection);
    gate.close(seconds);
    await this.#world.store.close(connection, seconds).then((record) => gate.learn(record), this.#onTrouble);
  }

  /** An answer came through. Costs nothing unless there was a pause before. */
  relax(connection: string): void {
    const gate = this.#gate(connection);
    if (!gate.relaxes) return;
    gate.relax();
    this.#world.store.relax(connection).catch(this.#onTrouble);
  }

  /** Takes over what the store says of a gate. */
  learn(connection: string, record: GateRecord): void {
    this.#gate(connection).learn(record);
  }

  /** Gives back what was leased and not used. */
  async close(): Promise<void> {
    const leased = [...this.#budgets.values(), ...this.#places.values()];
    await Promise.all(leased.map((each) => each.close())).catch(this.#onTrouble);
  }

  #gate(connection: string): Gate {
    const gate = this.#gates.get(connection) ?? new Gate(this.#world.now);
    this.#gates.set(connection, gate);
    return gate;
  }
}
