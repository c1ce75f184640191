import { randomInt } from 'node:crypto';
import { isObject } from '../../json-reader.ts';
import type { Settings } from '../../settings.ts';
import type { DeliveryPolicy } from '../../webhook-outbox.ts';
import { TYPE_FACTS } from './object-types.ts';
import { signV1, signV3 } from './signatures.ts';
import type { HubspotRecord, Properties } from './state.ts';

/** Who changed a record, as webhooks say it. */
export type ChangeSource = 'INTEGRATION' | 'CRM_UI';

const MAX_ATTEMPTS = 10;
const FINAL_STATUSES: ReadonlySet<number> = new Set([400, 401, 403, 404, 405]);

/** One event for each changed property; they carry one value each, so subscribers have to read the record again. */
export function changeEvents(
  record: HubspotRecord,
  changes: Properties,
  source: ChangeSource,
  settings: Settings,
): object[] {
  return Object.entries(changes).map(([propertyName, value], index) => ({
    ...eventHead(record, source, settings),
    subscriptionType: `${TYPE_FACTS[record.type].event}.propertyChange`,
    subscriptionId: 6547120 + index,
    propertyName,
    propertyValue: value ?? '',
  }));
}

/** The event for a new record. */
export function creationEvent(record: HubspotRecord, source: ChangeSource, settings: Settings): object {
  const subscriptionType = `${TYPE_FACTS[record.type].event}.creation`;
  return { ...eventHead(record, source, settings), subscriptionType, subscriptionId: 6547118, changeFlag: 'CREATED' };
}

/** How HubSpot delivers: arrays of up to 100 events, signed in two versions, with the number of the attempt in every event. */
export function hubspotDelivery(settings: () => Settings['hubspot']): DeliveryPolicy {
  return {
    eventsPerPost: 100,
    prepare(events, attempt) {
      const { webhookUrl, clientSecret } = settings();
      if (webhookUrl === null) return undefined;
      const body = JSON.stringify(events.filter(isObject).map((event) => ({ ...event, attemptNumber: attempt })));
      const timestamp = Date.now();
      return {
        url: webhookUrl,
        body,
        headers: {
          'content-type': 'application/json',
          'x-hubspot-signature': signV1(clientSecret, body),
          'x-hubspot-signature-version': 'v1',
          'x-hubspot-signature-v3': signV3(clientSecret, 'POST', webhookUrl, body, timestamp),
          'x-hubspot-request-timestamp': String(timestamp),
        },
      };
    },
    retryAfter(attempt, status) {
      if (attempt + 1 >= MAX_ATTEMPTS || (status !== undefined && FINAL_STATUSES.has(status))) return undefined;
      return settings().webhookRetryMs * 2 ** Math.min(attempt, 6);
    },
  };
}

function eventHead(record: HubspotRecord, changeSource: ChangeSource, settings: Settings): object {
  return {
    eventId: randomInt(1, 2 ** 40),
    portalId: settings.hubspot.portalId,
    appId: settings.hubspot.appId,
    occurredAt: Date.parse(record.updatedAt),
    objectId: Number(record.id),
    changeSource,
    sourceId: changeSource === 'INTEGRATION' ? String(settings.hubspot.appId) : 'userId:1',
  };
}
