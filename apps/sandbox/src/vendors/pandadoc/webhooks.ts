import { createHmac } from 'node:crypto';
import type { Settings } from '../../settings.ts';
import type { DeliveryPolicy } from '../../webhook-outbox.ts';

const MAX_ATTEMPTS = 4;

/** Hex HMAC-SHA-256 of the raw body; it travels as `?signature=`. */
export function signPandaDoc(sharedKey: string, body: string): string {
  return createHmac('sha256', sharedKey).update(body).digest('hex');
}

/** How PandaDoc delivers: each change as an array of `{event, data}`, the signature in the address. */
export function pandaDocDelivery(settings: () => Settings['pandadoc']): DeliveryPolicy {
  return {
    eventsPerPost: 1,
    prepare(events) {
      const { webhookUrl, sharedKey } = settings();
      if (webhookUrl === null) return undefined;
      const body = JSON.stringify(events);
      const url = new URL(webhookUrl);
      url.searchParams.set('signature', signPandaDoc(sharedKey, body));
      return { url: url.href, body, headers: { 'content-type': 'application/json' } };
    },
    retryAfter(attempt, status) {
      const isLasting = status !== undefined && status < 500 && status !== 429;
      return attempt + 1 >= MAX_ATTEMPTS || isLasting ? undefined : settings().webhookRetryMs * 2 ** attempt;
    },
  };
}
