import type { HttpPolicy } from '@belegfluss/sdk';
import { Budget } from './budget.ts';

/** All rate budgets of a process, one per connection; a changed policy starts a new one. */
export class BudgetRegistry {
  readonly #budgets = new Map<string, { policy: string; budget: Budget }>();

  /** The budget of a connection, made when it is first asked for. */
  of(connection: string, budgets: HttpPolicy['budgets']): Budget {
    const policy = JSON.stringify(budgets);
    const known = this.#budgets.get(connection);
    if (known?.policy === policy) return known.budget;
    const budget = new Budget(budgets);
    this.#budgets.set(connection, { policy, budget });
    return budget;
  }
}
