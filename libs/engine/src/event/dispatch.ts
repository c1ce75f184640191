import { DiagnosticError, type Diagnostic, type WebhookEvent } from '@belegfluss/sdk';
import { type Database, storableJson } from '@belegfluss/store';
import type { Gateway } from '../gateway/gateway.ts';
import type { Claim, JobQueue } from '../queue/job-queue.ts';
import { isOutage } from '../run/database-error.ts';
import type { RunStarter } from './run-starter.ts';

interface DispatchTools {
  db: Database;
  gateway: Gateway;
  queue: JobQueue;
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

/**
 * Splits stored deliveries into events and starts the runs that want them; all of one batch in one transaction.
 * Where the batch cannot be stored, each delivery is tried alone: one of them must not hold up the others.
 */
export async function dispatchDeliveries(tools: DispatchTools, claims: Claim[]): Promise<void> {
  const { db, gateway } = tools;
  const deliveries = await db.query<{ id: string; connection: string; rawBody: Buffer }>(
    `select id, connection, raw_body as "rawBody" from delivery where id = any($1::uuid[]) and state = 'stored' order by id`,
    [claims.map((claim) => claim.subject)],
  );
  const read = await Promise.all(
    deliveries.map(async ({ id, connection, rawBody }) => ({
      id,
      connection,
      ...(await split(gateway, connection, rawBody)),
    })),
  );
  try {
    await keep(tools, read, claims);
  } catch (error) {
    if (isOutage(error)) throw error;
    for (const claim of claims)
      await keepAlone(
        tools,
        read.filter(({ id }) => id === claim.subject),
        claim,
      );
  }
}

async function keepAlone(tools: DispatchTools, read: ReadDelivery[], claim: Claim): Promise<void> {
  try {
    await keep(tools, read, [claim]);
  } catch (error) {
    if (isOutage(error)) throw error;
    await keep(
      tools,
      read.map((delivery) => ({ ...delivery, found: [], diagnostic: NOT_UNDERSTOOD })),
      [claim],
    );
  }
}

function keep({ db, queue, starter }: DispatchTools, read: ReadDelivery[], claims: Claim[]): Promise<void> {
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
    await queue.complete(tx, claims);
  });
}

/** A body that cannot be understood is kept with the reason; it delays nobody. */
async function split(
  gateway: Gateway,
  connection: string,
  rawBody: Buffer,
): Promise<Pick<ReadDelivery, 'found' | 'diagnostic'>> {
  try {
    const { webhook } = gateway.connector(connection);
    return { found: webhook?.split(await gateway.config(connection), rawBody) ?? [], diagnostic: null };
  } catch (error) {
    const known = error instanceof DiagnosticError ? error.diagnostics[0] : undefined;
    return { found: [], diagnostic: known ?? NOT_UNDERSTOOD };
  }
}
