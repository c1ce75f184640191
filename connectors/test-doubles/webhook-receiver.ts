import { createServer } from 'node:http';
import type { WebhookDelivery } from '@belegfluss/sdk';

/** A receiver of webhooks on 127.0.0.1. */
export interface WebhookReceiver {
  /** Address before the path, without a slash at the end. */
  origin: string;
  /** The first delivery that fits, waited for up to five seconds. */
  next(fits: (delivery: WebhookDelivery) => boolean): Promise<WebhookDelivery>;
  close(): Promise<void>;
}

const PATIENCE_MS = 5000;
const PAUSE_MS = 25;

/** Starts a receiver that answers everything with 200. */
export async function receiveWebhooks(): Promise<WebhookReceiver> {
  const deliveries: WebhookDelivery[] = [];
  let origin = '';
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      deliveries.push({
        method: request.method ?? '',
        url: origin + (request.url ?? ''),
        headers,
        rawBody: Buffer.concat(chunks),
      });
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    origin,
    async next(fits) {
      for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
        const found = deliveries.find(fits);
        if (found !== undefined) return found;
        await new Promise((resolve) => {
          setTimeout(resolve, PAUSE_MS);
        });
      }
      throw new Error(`none of ${deliveries.length} webhooks fits`);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
