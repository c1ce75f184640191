import type { Database } from '@belegfluss/store';
import type { Plans } from '../event/plans.ts';
import { type Catalog, compileKept, type Plan } from '@belegfluss/flow';
import type { RunRecord } from '../run/run-record.ts';

/**
 * The plan that a run began with. A run under way keeps its revision: with another one a step of a new name would
 * be a new effect, and happen a second time.
 */
export class PlanArchive {
  readonly #db: Database;
  readonly #plans: Plans;
  readonly #catalog: Catalog;
  readonly #compiled = new Map<string, Plan | undefined>();

  constructor(db: Database, plans: Plans, catalog: Catalog) {
    this.#db = db;
    this.#plans = plans;
    this.#catalog = catalog;
  }

  /** `undefined` where the revision is not kept, or what it refers to is no longer installed. */
  async planOf({ flow, revision }: Pick<RunRecord, 'flow' | 'revision'>): Promise<Plan | undefined> {
    const live = this.#plans.find(flow);
    if (live?.revision === revision) return live;
    const name = `${flow}@${revision}`;
    if (!this.#compiled.has(name)) this.#compiled.set(name, await this.#compile(flow, revision));
    return this.#compiled.get(name);
  }

  /** Whether the revision is there, so that another process may be able to carry it out. */
  async isKept({ flow, revision }: Pick<RunRecord, 'flow' | 'revision'>): Promise<boolean> {
    return (await this.#sourceOf(flow, revision)) !== undefined;
  }

  async #compile(flow: string, revision: string): Promise<Plan | undefined> {
    const source = await this.#sourceOf(flow, revision);
    if (source === undefined) return undefined;
    return compileKept(`${flow}@${revision.slice(0, 12)}`, source, this.#catalog).plan;
  }

  async #sourceOf(flow: string, revision: string): Promise<string | undefined> {
    const [kept] = await this.#db.query<{ source: string }>(
      'select source from flow_revision where flow = $1 and revision = $2',
      [flow, revision],
    );
    return kept?.source;
  }
}
