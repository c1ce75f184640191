import { DiagnosticError, type Diagnostic, type WebhookEvent } from '@belegfluss/sdk';
import type { Gateway } from '../gateway/gateway.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import { NO_RECEIVER, NOT_UNDERSTOOD, POISON } from './delivery-refusals.ts';

/** A delivery taken apart: its events, or why it cannot be understood. */
export interface ReadDelivery {
  id: string;
  connection: string;
  found: WebhookEvent[];
  diagnostic: Diagnostic | null;
}

/** A delivery that took so many workers down is set aside. */
const MAX_STARTS = 3;

/**
 * Takes a delivery apart by its connector. One that nobody understands is refused with the reason; it delays nobody. Throws
 * what says nothing of the delivery: our own database was away when the settings of its connection were asked for.
 */
export async function readDelivery(gateway: Gateway, delivery: ClaimedDelivery): Promise<ReadDelivery> {
  const { id, connection } = delivery;
  return { id, connection, ...(await takenApart(gateway, delivery)) };
}

type TakenApart = Pick<ReadDelivery, 'found' | 'diagnostic'>;

async function takenApart(
  gateway: Gateway,
  { connection, rawBody, headers, starts }: ClaimedDelivery,
): Promise<TakenApart> {
  if (starts > MAX_STARTS) return refused(POISON);
  const receiver = gateway.has(connection) ? gateway.connector(connection).webhook : undefined;
  if (!receiver) return refused(NO_RECEIVER);
  let config: never;
  try {
    config = await gateway.config(connection);
  } catch (error) {
    if (error instanceof DiagnosticError) return refused(error.diagnostics[0]);
    throw error;
  }
  try {
    const found: unknown = receiver.split(config, rawBody, headers);
    return Array.isArray(found) && found.every(isEvent) ? { found, diagnostic: null } : refused();
  } catch (error) {
    return refused(error instanceof DiagnosticError ? error.diagnostics[0] : undefined);
  }
}

function refused(diagnostic: Diagnostic = NOT_UNDERSTOOD): TakenApart {
  return { found: [], diagnostic };
}

/** Connectors are written by others, and a body may lead them to anything. */
function isEvent(found: unknown): found is WebhookEvent {
  const event = found as Partial<Record<keyof WebhookEvent, unknown>> | null;
  const texts = [event?.id, event?.entity, event?.type, event?.key, event?.occurredAt];
  return texts.every((text) => typeof text === 'string') && typeof event?.data === 'object' && event.data !== null;
}
