import { type Bell, type Columns, type Database, rowArrays, type Sql } from '@belegfluss/store';
import type { Gateway } from '../gateway/gateway.ts';
import { isUnstorable, lacksMemory } from '../journal/database-error.ts';
import { tellChanges } from '../journal/changes.ts';
import { MEGABYTE, measure } from '../run/weight.ts';
import type { WorkTraces } from '../worker/work-traces.ts';
import { claimDeliveries, HELD_SECONDS } from './claim-deliveries.ts';
import { CONTRADICTS, NOT_UNDERSTOOD, TOO_LARGE } from './delivery-refusals.ts';
import { readDelivery, type ReadDelivery } from './read-delivery.ts';
import type { RunStarter } from './run-starter.ts';
import type { NewEvent } from './start-rows.ts';

interface DispatchTools {
  db: Database;
  gateway: Gateway;
  starter: RunStarter;
  bell: Bell;
}

/**
 * Takes stored deliveries apart and starts the runs that want their events; as many in one transaction as go together. Where
 * the batch cannot be stored, each delivery is tried alone: one of them must not hold up the others. Where our own trouble
 * ends it, the next call of the same `holder` takes them again; a holder makes one call at a time. Gives back how many
 * deliveries there were.
 */
export async function dispatchDeliveries(tools: DispatchTools, holder: string, traces?: WorkTraces): Promise<number> {
  const deliveries = await claimDeliveries(tools.db, holder);
  if (deliveries.length === 0) return 0;
  const work = async () => {
    const read = await Promise.all(deliveries.map((delivery) => readDelivery(tools.gateway, delivery)));
    await keepTogether(tools, await Promise.all(read.map((delivery) => wholeOrRefused(tools, delivery))));
  };
  await (traces?.dispatch(deliveries, work) ?? work());
  return deliveries.length;
}

/** Each event locks its keys until the commit, and PostgreSQL has room for some thousands of locks. */
const MAX_EVENTS = 1_000;

/** A delivery, or a part of one that tells of more events than go together; what `goesOn` is not done with it. */
type Part = ReadDelivery & { goesOn?: true };

const OUTCOME: Columns<Part> = { id: 'uuid', diagnostic: 'jsonb', goesOn: 'boolean' };

/**
 * A delivery of which a part cannot be kept is refused as a whole: of one that is kept in several transactions all parts are tried
 * before the first one starts anything.
 */
async function wholeOrRefused({ db, starter }: DispatchTools, delivery: ReadDelivery): Promise<ReadDelivery> {
  const { found } = delivery;
  if (found.length <= MAX_EVENTS) return delivery;
  try {
    for (let from = 0; from < found.length; from += MAX_EVENTS)
      await starter.demandStorable(db, newEvents({ ...delivery, found: found.slice(from, from + MAX_EVENTS) }));
    return delivery;
  } catch (error) {
    return refusedFor(error, delivery);
  }
}

async function keepTogether(tools: DispatchTools, read: ReadDelivery[]): Promise<void> {
  for (const parts of portions(read)) {
    try {
      await keep(tools, parts);
    } catch (error) {
      if (!isUnstorable(error) && !lacksMemory(error)) throw error;
      for (const part of parts) await keepAlone(tools, part);
    }
  }
}

/** Whoever dies between two portions of a delivery leaves it as it was; its events are known by their ids. */
function portions(read: ReadDelivery[]): Part[][] {
  const portioned: Part[][] = [];
  let room = 0;
  for (const delivery of read) {
    for (let from = 0; from === 0 || from < delivery.found.length; from += MAX_EVENTS) {
      const found = delivery.found.slice(from, from + MAX_EVENTS);
      if (found.length > room || portioned.length === 0) {
        portioned.push([]);
        room = MAX_EVENTS;
      }
      room -= found.length;
      const goesOn = from + MAX_EVENTS < delivery.found.length;
      portioned.at(-1)?.push({ ...delivery, found, ...(goesOn && { goesOn }) });
    }
  }
  return portioned;
}

async function keepAlone(tools: DispatchTools, part: Part): Promise<void> {
  try {
    await keep(tools, [part]);
  } catch (error) {
    const { goesOn: _, ...delivery } = part;
    await keep(tools, [refusedFor(error, delivery)]);
  }
}

/** Throws what says nothing of the delivery: of one that is small, that the database is short of memory. */
function refusedFor(error: unknown, delivery: ReadDelivery): ReadDelivery {
  const isTooLarge = lacksMemory(error) && measure(delivery.found, { weight: MEGABYTE }).weight > MEGABYTE;
  if (!isTooLarge && !isUnstorable(error)) throw error;
  return { ...delivery, found: [], diagnostic: isTooLarge ? TOO_LARGE : NOT_UNDERSTOOD };
}

function newEvents({ id: deliveryId, connection, found }: ReadDelivery): NewEvent[] {
  return found.map(({ id, ...event }) => ({ ...event, connection, dedupeKey: id, deliveryId }));
}

/**
 * What becomes of the deliveries comes first, and events are started of those alone of which it is still to be said: whoever was
 * frozen over them finds what others, or people, have decided meanwhile, and starts nothing.
 */
function keep({ db, starter, bell }: DispatchTools, parts: Part[]): Promise<void> {
  return db.transaction(
    async (tx) => {
      const parameters: unknown[] = [HELD_SECONDS];
      const kept = await tx.query<{ id: string }>(
        `update delivery set diagnostic = coalesce(d.diagnostic, delivery.diagnostic),
         state = case when coalesce(d.diagnostic, delivery.diagnostic) is not null and d."goesOn" is not true then 'refused' when d."goesOn" then 'stored' else 'dispatched' end,
         held_until = case when d."goesOn" then now() + $1 * interval '1 second' else held_until end
       from ${rowArrays(parameters, 'd', OUTCOME, parts)}
       where delivery.id = d.id and delivery.state = 'stored' returning delivery.id`,
        parameters,
      );
      const own = new Set(kept.map(({ id }) => id));
      const { contradicting } = await starter.startForEvents(
        tx,
        parts.filter(({ id }) => own.has(id)).flatMap(newEvents),
      );
      if (contradicting.length > 0) await markContradicting(tx, contradicting);
      if (contradicting.length > 0 || parts.some(({ diagnostic }) => diagnostic))
        tellChanges(tx, bell, ['deliveries *']);
    },
    { byKeys: true },
  );
}

/** What such a delivery tells besides has been taken; a person sees that it contradicts an earlier one. */
async function markContradicting(tx: Sql, events: NewEvent[]): Promise<void> {
  const first = new Map(events.toReversed().map(({ deliveryId, dedupeKey }) => [deliveryId, dedupeKey]));
  await tx.query(
    `update delivery set state = case state when 'dispatched' then 'refused' else state end,
            diagnostic = $3::jsonb || jsonb_build_object('facts', jsonb_build_object('event', d.event))
     from unnest($1::uuid[], $2::text[]) as d(id, event) where delivery.id = d.id`,
    [[...first.keys()], [...first.values()], JSON.stringify(CONTRADICTS)],
  );
}
