import type { WebhookDelivery, WebhookEvent, WebhookIntake } from '@belegfluss/sdk';
import { DiagnosticError } from '@belegfluss/sdk';
import { missingField, readEventArray, requiredText, type DeliveredObject } from '../webhook-delivery/event-array.ts';
import { hmacSha256, sameSignature } from '../webhook-delivery/signature.ts';
import type { HubspotConfig } from './config.ts';

const WINDOW_MS = 5 * 60 * 1000;

/** HubSpot signs the address with these escapes resolved, whatever was on the wire. */
const SIGNED_ESCAPES = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

/** Object type ids of events whose subscription names `object` instead of a type. */
const ENTITY_BY_TYPE_ID: Record<string, string> = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-8': 'line_item',
};

const EVENT_TYPES: Record<string, string> = {
  creation: 'created',
  propertyChange: 'changed',
  associationChange: 'changed',
  deletion: 'deleted',
  privacyDeletion: 'deleted',
};

/** What tells two events apart; the number of the attempt is not among it because a repeated delivery counts it up. */
const IDENTITY = [
  'eventId',
  'subscriptionId',
  'objectId',
  'fromObjectId',
  'toObjectId',
  'changeFlag',
  'propertyName',
  'occurredAt',
];

/** Signed deliveries of up to a hundred events; signature version 3. */
export const webhook: WebhookIntake<HubspotConfig> = {
  verify(config, delivery, now) {
    const signature = headerOf(delivery, 'x-hubspot-signature-v3');
    const timestamp = headerOf(delivery, 'x-hubspot-request-timestamp');
    if (signature === undefined || timestamp === undefined || !/^\d{1,15}$/.test(timestamp)) return 'bad_signature';
    const address = calledAddress(config, delivery);
    const expected = signatureV3(config.clientSecret, delivery.method, address, delivery.rawBody, timestamp);
    if (!sameSignature(expected, signature)) return 'bad_signature';
    return Math.abs(now.getTime() - Number(timestamp)) > WINDOW_MS ? 'too_old' : 'ok';
  },
  split(_config, rawBody) {
    return readEventArray(rawBody).map(eventOf);
  },
};

/** Signature of a request as base64; `timestamp` is milliseconds as text. */
export function signatureV3(
  secret: string,
  method: string,
  url: string,
  rawBody: Uint8Array,
  timestamp: string,
): string {
  const address = url.replace(SIGNED_ESCAPES, (escape) => decodeURIComponent(escape));
  return hmacSha256(secret, [method.toUpperCase() + address, rawBody, timestamp], 'base64');
}

function headerOf(delivery: WebhookDelivery, name: string): string | undefined {
  return Object.entries(delivery.headers).find(([given]) => given.toLowerCase() === name)?.[1];
}

function calledAddress(config: HubspotConfig, delivery: WebhookDelivery): string {
  if (config.publicUrl === undefined) return delivery.url;
  const path = /^[a-z]+:\/\/[^/?#]*(.*)$/i.exec(delivery.url)?.[1] ?? delivery.url;
  return config.publicUrl.replace(/\/$/, '') + path;
}

function eventOf(event: DeliveredObject): WebhookEvent {
  const [subject = '', change = ''] = requiredText(event, 'subscriptionType').split('.');
  requiredText(event, 'eventId');
  return {
    id: IDENTITY.map((field) => event.value[field] ?? '').join('/'),
    entity: subject === 'object' ? entityById(event) : subject,
    type: EVENT_TYPES[change] ?? change,
    key: keyOf(event),
    occurredAt: momentOf(event),
    data: withoutAttempt(event.value),
  };
}

/** The same event says something else with each try to deliver it. */
function withoutAttempt(value: DeliveredObject['value']): DeliveredObject['value'] {
  const { attemptNumber: _, ...told } = value;
  return told;
}

/** Changes of an association name the object they start from, merges the one that stays. */
function keyOf(event: DeliveredObject): string {
  const field = ['objectId', 'fromObjectId', 'primaryObjectId'].find((name) => event.value[name] !== undefined);
  return requiredText(event, field ?? 'objectId');
}

function entityById(event: DeliveredObject): string {
  const typeId = requiredText(event, 'objectTypeId');
  return ENTITY_BY_TYPE_ID[typeId] ?? typeId;
}

function momentOf(event: DeliveredObject): string {
  const at = new Date(Number(requiredText(event, 'occurredAt')));
  if (Number.isNaN(at.getTime())) throw new DiagnosticError(missingField(`${event.path}.occurredAt`));
  return at.toISOString();
}
