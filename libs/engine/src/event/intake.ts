import { newId, type Database } from '@belegfluss/store';
import type { WebhookDelivery } from '@belegfluss/sdk';
import type { Gateway } from '../gateway/gateway.ts';
import type { JobQueue } from '../queue/job-queue.ts';

/** What the sender of a webhook is told. */
export type IntakeVerdict = 'stored' | 'unknown_connection' | 'bad_signature' | 'too_old';

/** Headers worth keeping with a delivery; credentials never are. */
const KEPT_HEADERS = ['content-type', 'user-agent', 'x-request-id', 'x-hubspot-request-timestamp'];

/** Judges the raw bytes and stores them; only then may the sender be answered. They are understood later. */
export async function takeDelivery(
  tools: { db: Database; gateway: Gateway; queue: JobQueue },
  connection: string,
  delivery: WebhookDelivery,
): Promise<IntakeVerdict> {
  const { db, gateway, queue } = tools;
  const webhook = gateway.has(connection) ? gateway.connector(connection).webhook : undefined;
  if (!webhook) return 'unknown_connection';
  const verdict = webhook.verify(await gateway.config(connection), delivery, new Date());
  if (verdict !== 'ok') return verdict;
  const id = newId();
  const headers = Object.fromEntries(Object.entries(delivery.headers).filter(([name]) => KEPT_HEADERS.includes(name)));
  await db.transaction(async (tx) => {
    await tx.query('insert into delivery (id, connection, url, headers, raw_body) values ($1, $2, $3, $4, $5)', [
      id,
      connection,
      delivery.url.split('?')[0],
      JSON.stringify(headers),
      Buffer.from(delivery.rawBody),
    ]);
    await queue.insert(tx, [{ queue: 'dispatch', subject: id }]);
  });
  return 'stored';
}
