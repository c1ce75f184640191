import { newId, type Bell, type Database, type Transaction } from '@belegfluss/store';
import { DELIVERIES_CHANNEL } from '../event/intake.ts';
import { tellChanges } from '../journal/changes.ts';
import type { Deed } from './deed.ts';

/** Who does it, and why. */
export type DeliveryDeed = Pick<Deed, 'person' | 'note'>;

const BECOMES = {
  retry: "state = 'stored', diagnostic = null, starts = 0, holder = null, held_until = null",
  dismiss: "state = 'dismissed'",
};

/**
 * What people do with deliveries that were refused; written down with person and time in the transaction that does it. Each
 * gives back the ids it was done to: who is missing was not refused any more.
 */
export class DeliveryDeeds {
  readonly #db: Database;
  readonly #bell: Bell;

  constructor(db: Database, bell: Bell) {
    this.#db = db;
    this.#bell = bell;
  }

  /** Has them read once more, as if they had just come in: what came later from the same sender may be ahead of them. */
  retry(ids: string[], deed: DeliveryDeed): Promise<string[]> {
    return this.#db.transaction(async (tx) => {
      const done = await this.#change(tx, 'retry', ids, deed);
      tx.afterCommit(() => this.#bell.ring(DELIVERIES_CHANNEL, ['']));
      return done;
    });
  }

  /** Nothing is to become of them. They stay as long as any delivery does. */
  dismiss(ids: string[], deed: DeliveryDeed): Promise<string[]> {
    return this.#db.transaction((tx) => this.#change(tx, 'dismiss', ids, deed));
  }

  async #change(
    tx: Transaction,
    kind: keyof typeof BECOMES,
    ids: string[],
    { person, note }: DeliveryDeed,
  ): Promise<string[]> {
    const changed = await tx.query<{ id: string }>(
      `update delivery set ${BECOMES[kind]} where id = any($1::uuid[]) and state = 'refused' returning id`,
      [ids],
    );
    const done = changed.map(({ id }) => id).sort();
    await tx.query(
      `insert into delivery_action (id, delivery_id, kind, person, note)
       select id, delivery_id, $3, $4, $5 from unnest($1::uuid[], $2::uuid[]) as t(id, delivery_id)`,
      [done.map(() => newId()), done, kind, person, note ?? null],
    );
    tellChanges(tx, this.#bell, ['deliveries *']);
    return done;
  }
}
