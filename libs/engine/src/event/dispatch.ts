import { type Bell, type Database, storableJson } from '@belegfluss/store';
import type { Gateway } from '../gateway/gateway.ts';
import { isUnstorable } from '../run/database-error.ts';
import { tellChanges } from '../run/changes.ts';
import type { WorkTraces } from '../run/work-traces.ts';
import { claimDeliveries } from './claim-deliveries.ts';
import { NOT_UNDERSTOOD } from './delivery-refusals.ts';
import { readDelivery, type ReadDelivery } from './read-delivery.ts';
import type { RunStarter } from './run-starter.ts';

interface DispatchTools {
  db: Database;
  gateway: Gateway;
  starter: RunStarter;
  bell: Bell;
}

/**
 * Takes stored deliveries apart and starts the runs that want their events; all of one batch in one transaction. Where
 * the batch cannot be stored, each delivery is tried alone: one of them must not hold up the others. Where our own trouble
 * ends it, the next call of the same `holder` takes them again; a holder makes one call at a time. Gives back how many
 * deliveries there were.
 */
export async function dispatchDeliveries(tools: DispatchTools, holder: string, traces?: WorkTraces): Promise<number> {
  const deliveries = await claimDeliveries(tools.db, holder);
  if (deliveries.length === 0) return 0;
  const work = async () => {
    const read = await Promise.all(deliveries.map((delivery) => readDelivery(tools.gateway, delivery)));
    await keepTogether(tools, read);
  };
  await (traces?.dispatch(deliveries, work) ?? work());
  return deliveries.length;
}

async function keepTogether(tools: DispatchTools, read: ReadDelivery[]): Promise<void> {
  try {
    await keep(tools, read);
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    for (const delivery of read) await keepAlone(tools, delivery);
  }
}

async function keepAlone(tools: DispatchTools, read: ReadDelivery): Promise<void> {
  try {
    await keep(tools, [read]);
  } catch (error) {
    if (!isUnstorable(error)) throw error;
    await keep(tools, [{ ...read, found: [], diagnostic: NOT_UNDERSTOOD }]);
  }
}

/**
 * What becomes of the deliveries comes first, and events are started of those alone of which it is still to be said: whoever was
 * frozen over them finds what others, or people, have decided meanwhile, and starts nothing.
 */
function keep({ db, starter, bell }: DispatchTools, read: ReadDelivery[]): Promise<void> {
  return db.transaction(async (tx) => {
    const kept = await tx.query<{ id: string }>(
      `update delivery set state = case when d.diagnostic is null then 'dispatched' else 'refused' end, diagnostic = d.diagnostic
       from jsonb_to_recordset($1::jsonb) as d(id uuid, diagnostic jsonb) where delivery.id = d.id and delivery.state = 'stored'
       returning delivery.id`,
      [storableJson(read.map(({ id, diagnostic }) => ({ id, diagnostic })))],
    );
    const own = new Set(kept.map(({ id }) => id));
    const events = read
      .filter(({ id }) => own.has(id))
      .flatMap(({ id: deliveryId, connection, found }) =>
        found.map(({ id, ...event }) => ({ ...event, connection, dedupeKey: id, deliveryId })),
      );
    await starter.startForEvents(tx, events);
    if (read.some(({ diagnostic }) => diagnostic)) tellChanges(tx, bell, ['deliveries *']);
  });
}
