import { compileKept, type Catalog, type Plan } from '@belegfluss/flow';
import type { Bell, Transaction } from '@belegfluss/store';
import { tellChanges } from '../journal/changes.ts';
import { DEPLOYMENTS_CHANNEL } from './live-flows.ts';
import { textOf, type LiveVersion } from './version-rows.ts';

/** One line of the log of deployments. */
export interface GoingLive {
  flow: string;
  /** Null takes the flow out of service. */
  version: number | null;
  author: string;
  note: string;
}

/** When a deployment goes live. */
export type GoLive = { kind: 'now' } | { kind: 'at'; at: Date };

/** What is known when it is decided. */
export interface GoLiveWish {
  flow: string;
  author: string;
  /** When the author wants it; at once where it is missing. */
  at?: Date;
  now: Date;
}

/**
 * Decides whether and when a deployment goes live. Every deployment and rollback asks here and nowhere else: this is where
 * the approval of a second person would be demanded, as a third kind of answer.
 */
export function decideGoLive({ at, now }: GoLiveWish): GoLive {
  return at && at > now ? { kind: 'at', at } : { kind: 'now' };
}

/** Writes into the log what is live from now on, and tells the other processes and the consoles; the caller holds the deployment lock. */
export async function goLive(tx: Transaction, bell: Bell, { flow, version, author, note }: GoingLive): Promise<void> {
  await tx.query('insert into flow_deployment (flow, version, author, note) values ($1, $2, $3, $4)', [
    flow,
    version,
    author,
    note,
  ]);
  tx.afterCommit(() => bell.ring(DEPLOYMENTS_CHANNEL, [flow]));
  tellChanges(tx, bell, [`flows ${flow}`]);
}

/**
 * Triggers that come back look ahead only: what was due while their flow, or they, were out of service is not caught up.
 * To be called before `plan` goes live in place of `live`.
 */
export async function beginTriggersAnew(
  tx: Transaction,
  plan: Plan,
  live: LiveVersion | undefined,
  catalog: Catalog,
): Promise<void> {
  const before = live && compileKept(plan.flow, textOf(live), catalog).plan;
  // A live flow that cannot be read now was out of service for no reason of its own.
  if (live && !before) return;
  const kept = new Set(before?.triggers.map(({ id }) => id));
  const names = plan.triggers
    .filter(({ id }) => !kept.has(id))
    .flatMap(({ id }) => [`${plan.flow}.${id}`, `${plan.flow}/${id}`]);
  await tx.query(
    `update schedule_mark set looked_at = clock_timestamp()
     where name = any($1) and exists (select 1 from flow_deployment where flow = $2)`,
    [names, plan.flow],
  );
}
