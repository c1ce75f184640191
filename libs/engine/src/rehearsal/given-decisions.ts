import type { ScenarioGiven } from '@belegfluss/flow';
import type { KeptAnswer } from '@belegfluss/records';
import type { Asked } from '../run/verdict.ts';

/** What people answer in a rehearsal, once each, as soon as they are asked. */
export class GivenDecisions {
  readonly #open: Map<string, NonNullable<ScenarioGiven['decisions']>[string]>;
  readonly #made = new Map<string, KeptAnswer>();

  constructor(decisions: ScenarioGiven['decisions'] = {}) {
    this.#open = new Map(Object.entries(decisions));
  }

  /** Has a question answered; false where nobody has a decision for it, or not another one. */
  make({ path, question }: Asked, now: Date): boolean {
    const decision = this.#open.get(path);
    if (!decision) return false;
    this.#open.delete(path);
    const { option, fields = {} } = decision;
    const { owner: answeredBy, kind } = question;
    this.#made.set(path, { option, fields, answeredBy, answeredAt: now.toISOString(), kind });
    return true;
  }

  /** What was answered to a step; `undefined` before that. */
  made(path: string): KeptAnswer | undefined {
    return this.#made.get(path);
  }
}
