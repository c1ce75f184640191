import type { HttpPolicy } from '@belegfluss/sdk';
import { Budget } from './budget.ts';

/** All rate budgets of a process, one per connection and policy: a changed policy starts a new one. */
export class BudgetRegistry {
  readonly #budgets = new Map<string, Budget>();

  /** The budget of a connection, made when it is first asked for. */
  of(connection: string, budgets: HttpPolicy['budgets']): Budget {
    const key = JSON.stringify([connection, budgets]);
    const budget = this.#budgets.get(key) ?? new Budget(budgets);
    this.#budgets.set(key, budget);
    return budget;
  }
}
