import { createHash } from 'node:crypto';
import { DiagnosticError, type WebhookEvent, type WebhookIntake } from '@belegfluss/sdk';
import {
  isObject,
  missingField,
  readEventArray,
  requiredText,
  type DeliveredObject,
} from '../webhook-delivery/event-array.ts';
import { hmacSha256, sameSignature } from '../webhook-delivery/signature.ts';
import type { PandadocConfig } from './config.ts';

const ENTITY_BY_PREFIX: [prefix: string, entity: string][] = [
  ['template_', 'template'],
  ['content_library_item_', 'content_library_item'],
];

const EVENT_TYPES: Record<string, string> = { document_updated: 'changed', document_deleted: 'deleted' };

/** Deliveries whose address carries the signature of the body. They bear no time, so none is ever too old. */
export const webhook: WebhookIntake<PandadocConfig> = {
  verify(config, delivery) {
    const signature = new URL(delivery.url, 'http://localhost').searchParams.get('signature');
    if (signature === null) return 'bad_signature';
    const expected = hmacSha256(config.sharedKey, [delivery.rawBody], 'hex');
    return sameSignature(expected, signature) ? 'ok' : 'bad_signature';
  },
  split(_config, rawBody) {
    return readEventArray(rawBody).map(eventOf);
  },
};

/** A delivery has no id of its own; what it says about which document at which moment stands for it. */
function eventOf(delivered: DeliveredObject): WebhookEvent {
  const name = requiredText(delivered, 'event');
  const data = delivered.value.data;
  if (!isObject(data)) throw new DiagnosticError(missingField(`${delivered.path}.data`));
  const document = { path: `${delivered.path}.data`, value: data };
  const key = requiredText(document, 'id');
  const status = textOf(data.status);
  return {
    id: [name, key, textOf(data.date_modified) ?? digestOf(data), status, actorOf(data)]
      .filter((part) => part !== undefined)
      .join('/'),
    entity: ENTITY_BY_PREFIX.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 'contract',
    type: name === 'document_state_changed' ? (status ?? name) : (EVENT_TYPES[name] ?? name),
    key,
    occurredAt: textOf(data.date_modified) ?? requiredText(document, 'date_created'),
    data: delivered.value,
  };
}

/** Two people can complete a document in one moment. */
function actorOf(data: Record<string, unknown>): string | undefined {
  return isObject(data.action_by) ? textOf(data.action_by.id) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function digestOf(data: Record<string, unknown>): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
}
