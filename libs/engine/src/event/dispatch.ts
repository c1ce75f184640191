import { DiagnosticError, type Diagnostic, type WebhookEvent } from '@belegfluss/sdk';
import { type Database, storableJson } from '@belegfluss/store';
import type { Gateway } from '../gateway/gateway.ts';
import { isUnstorable } from '../run/database-error.ts';
import type { WorkTraces } from '../run/work-traces.ts';
import { claimDeliveries, type ClaimedDelivery } from './claim-deliveries.ts';
import type { RunStarter } from './run-starter.ts';

interface DispatchTools {
  db: Database;
  gateway: Gateway;
  starter: RunStarter;
}

/** A delivery taken apart: its events, or why it cannot be understood. */
interface ReadDelivery {
  id: string;
  connection: string;
  found: WebhookEvent[];
  diagnostic: Diagnostic | null;
}

const NOT_UNDERSTOOD: Diagnostic = {
  code: 'webhook.not_understood',
  severity: 'error',
  message: { de: 'Die Lieferung ist nicht zu verstehen.', en: 'The delivery cannot be understood.' },
  remedy: {
    de: 'Der Inhalt ist aufbewahrt; prüfen Sie, ob der Absender seine Form geändert hat.',
    en: 'Its content is kept; check whether the sender has changed its form.',
  },
};

const REFUSED = { found: [], diagnostic: NOT_UNDERSTOOD };

const POISON: Diagnostic = {
  code: 'webhook.poison',
  severity: 'error',
  message: {
    de: 'Die Lieferung hat dreimal den Prozess beendet, der sie lesen wollte.',
    en: 'The delivery ended the process that read it three times.',
  },
  remedy: {
    de: 'Der Inhalt ist aufbewahrt; melden Sie ihn dem Hersteller des Konnektors.',
    en: 'Its content is kept; report it to the maker of the connector.',
  },
};

/** A delivery that took so many workers down is set aside. */
const MAX_STARTS = 3;

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

function keep({ db, starter }: DispatchTools, read: ReadDelivery[]): Promise<void> {
  return db.transaction(async (tx) => {
    const events = read.flatMap(({ id: deliveryId, connection, found }) =>
      found.map(({ id, ...event }) => ({ ...event, connection, dedupeKey: id, deliveryId })),
    );
    await starter.startForEvents(tx, events);
    await tx.query(
      `update delivery set state = case when d.diagnostic is null then 'dispatched' else 'refused' end, diagnostic = d.diagnostic
       from jsonb_to_recordset($1::jsonb) as d(id uuid, diagnostic jsonb) where delivery.id = d.id`,
      [storableJson(read.map(({ id, diagnostic }) => ({ id, diagnostic })))],
    );
  });
}

async function readDelivery(
  gateway: Gateway,
  { id, connection, rawBody, headers, starts }: ClaimedDelivery,
): Promise<ReadDelivery> {
  const understood =
    starts > MAX_STARTS ? { found: [], diagnostic: POISON } : await split(gateway, connection, rawBody, headers);
  return { id, connection, ...understood };
}

/** A body that cannot be understood is kept with the reason; it delays nobody. */
async function split(
  gateway: Gateway,
  connection: string,
  rawBody: Buffer,
  headers: Record<string, string>,
): Promise<Pick<ReadDelivery, 'found' | 'diagnostic'>> {
  try {
    const { webhook } = gateway.connector(connection);
    const found: unknown = webhook?.split(await gateway.config(connection), rawBody, headers) ?? [];
    return Array.isArray(found) && found.every(isEvent) ? { found, diagnostic: null } : REFUSED;
  } catch (error) {
    const known = error instanceof DiagnosticError ? error.diagnostics[0] : undefined;
    return { found: [], diagnostic: known ?? NOT_UNDERSTOOD };
  }
}

/** Connectors are written by others, and a body may lead them to anything. */
function isEvent(found: unknown): found is WebhookEvent {
  const event = found as Partial<Record<keyof WebhookEvent, unknown>> | null;
  const texts = [event?.id, event?.entity, event?.type, event?.key, event?.occurredAt];
  return texts.every((text) => typeof text === 'string') && typeof event?.data === 'object' && event.data !== null;
}
