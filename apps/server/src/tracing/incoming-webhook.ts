import type { Span } from './otlp-export.ts';

/** A webhook as it came in. */
export interface IncomingWebhook {
  /** Name of the connection, or `undefined` where there is none of this name: what strangers write is not told. */
  connection: string | undefined;
  /** The address under which vendors reach us. */
  publicUrl: string;
  traceparent: string | undefined;
}

/** What its sender is answered. */
export interface WebhookAnswer {
  status: number;
  /** Why it was not taken. */
  code?: string;
}

export const WEBHOOK_ROUTE = '/hooks/:connection';

/** What the conventions for HTTP servers name of a request; neither its query, nor who sent it. */
export function requestAttributes({ connection, publicUrl }: IncomingWebhook): Span['attributes'] {
  const { protocol, hostname } = new URL(publicUrl);
  return {
    'http.request.method': 'POST',
    'http.route': WEBHOOK_ROUTE,
    'url.scheme': protocol.slice(0, -1),
    'server.address': hostname,
    ...(connection !== undefined && { 'url.path': `/hooks/${connection}`, 'belegfluss.connection': connection }),
  };
}

/** A refusal is the sender's affair, and no failure of ours. */
export function answerAttributes({ status, code }: WebhookAnswer): Span['attributes'] {
  return { 'http.response.status_code': status, ...(status >= 500 && { 'error.type': code ?? String(status) }) };
}
