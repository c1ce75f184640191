import type { BusinessClock } from '../../business-clock.ts';
import type { EffectMark } from '../../effects.ts';
import { openJournal } from '../../journal.ts';
import type { Settings } from '../../settings.ts';
import type { WebhookOutbox } from '../../webhook-outbox.ts';
import { join } from 'node:path';
import type { ObjectType } from './object-types.ts';
import {
  createHubspotState,
  effectiveChanges,
  newRecord,
  type HubspotEvent,
  type HubspotRecord,
  type HubspotState,
  type Properties,
  type RecordRef,
} from './state.ts';
import { changeEvents, creationEvent, type ChangeSource } from './webhooks.ts';

/** When the webhook of a change comes: once, never, twice, or long after the change. */
export const WEBHOOK_MODES = ['normal', 'none', 'duplicate', 'late'] as const;
export type WebhookMode = (typeof WEBHOOK_MODES)[number];

/** Who changes, and under which business key. Changes from HubSpot's own screen carry none. */
export interface Cause {
  source: ChangeSource;
  effect?: EffectMark;
  webhook: WebhookMode;
}

/** The CRM with its journal and its webhooks: everything that can be done to it. */
export interface Crm {
  state: HubspotState;
  create(type: ObjectType, properties: Properties, links: RecordRef[], cause: Cause): HubspotRecord;
  /** Keeps what really changes; nothing is kept, counted or told where nothing changes. */
  change(record: HubspotRecord, wanted: Properties, cause: Cause): HubspotRecord;
  /** Puts a record under an id of the caller's choice; false where that id is there already. */
  seed(type: ObjectType, id: string, properties: Properties): boolean;
  link(from: RecordRef, to: RecordRef): void;
  close(): void;
}

/** What the CRM needs from the sandbox. */
export interface CrmParts {
  dir: string;
  clock: BusinessClock;
  settings: () => Settings;
  outbox: WebhookOutbox;
  count(effect: EffectMark): void;
}

/** Opens the CRM on its journal. */
export function openCrm(parts: CrmParts): Crm {
  const state = createHubspotState();
  const journal = openJournal<HubspotEvent>(join(parts.dir, 'hubspot.jsonl'), (event) => {
    state.apply(event);
    if (event.type !== 'linked' && event.effect !== undefined) parts.count(event.effect);
  });

  function tell(events: object[], mode: WebhookMode): void {
    const { webhookDelayMs, lateWebhookMs, webhookUrl } = parts.settings().hubspot;
    if (mode === 'none' || webhookUrl === null) return;
    parts.outbox.queue(events, mode === 'late' ? lateWebhookMs : webhookDelayMs);
    if (mode === 'duplicate') parts.outbox.queue(events, webhookDelayMs + 150);
  }

  return {
    state,
    create(type, properties, links, cause) {
      const record = newRecord(type, state.nextId(), properties, parts.clock.stamp().toISOString());
      journal.append({ type: 'put', record, links, real: Date.now(), ...effectOf(cause) });
      tell(
        [
          creationEvent(record, cause.source, parts.settings()),
          ...changeEvents(record, properties, cause.source, parts.settings()),
        ],
        cause.webhook,
      );
      return record;
    },
    change(record, wanted, cause) {
      const changes = effectiveChanges(record, wanted);
      if (Object.keys(changes).length === 0) return record;
      const at = parts.clock.stamp().toISOString();
      const ref = { type: record.type, id: record.id };
      journal.append({ type: 'changed', ref, changes, at, real: Date.now(), ...effectOf(cause) });
      const after = state.get(record.type, record.id) ?? record;
      tell(changeEvents(after, changes, cause.source, parts.settings()), cause.webhook);
      return after;
    },
    seed(type, id, properties) {
      if (state.get(type, id) !== undefined) return false;
      const record = newRecord(type, id, properties, parts.clock.stamp().toISOString());
      journal.append({ type: 'put', record, links: [], real: Date.now() });
      return true;
    },
    link(from, to) {
      if (!state.links(from, to.type).includes(to.id)) journal.append({ type: 'linked', from, to });
    },
    close: () => journal.close(),
  };
}

function effectOf(cause: Cause): { effect?: EffectMark } {
  return cause.effect === undefined ? {} : { effect: cause.effect };
}
