import { DiagnosticError, systemClock, type WebhookEvent } from '@belegfluss/sdk';
import { missingField, readDelivered, type DeliveredObject } from '../../webhook-delivery/event-array.ts';
import type { Events, Source } from '../declaration/webhook-shape.ts';
import { readMoment } from '../moments.ts';
import { textOf, valueAt } from '../places.ts';

/** Takes a delivery apart. Throws a DiagnosticError with the place of what is missing. */
export function split(events: Events, rawBody: Uint8Array, headers: Record<string, string>): WebhookEvent[] {
  const found = readDelivered(rawBody, (body) => valueAt(body, events.list), events.list ?? '$');
  return found.map((event) => eventOf(events, event, headers));
}

/** Headers in which facts of events stand, in lower case. */
export function headersOf({ id, entity, type, key, at }: Events): string[] {
  return [id, entity, type, key, at].flatMap((source) => source?.header?.toLowerCase() ?? []);
}

function eventOf(events: Events, event: DeliveredObject, headers: Record<string, string>): WebhookEvent {
  const wanted = (field: keyof Events & ('id' | 'entity' | 'key')) => {
    const found = factOf(events[field], event, headers);
    if (found !== undefined) return found;
    throw new DiagnosticError(missingField(placeOf(events[field], event)));
  };
  return {
    id: wanted('id'),
    entity: wanted('entity'),
    type: (events.type && factOf(events.type, event, headers)) ?? 'changed',
    key: wanted('key'),
    occurredAt: momentOf(events, event, headers),
    data: without(events.ignore, event.value),
  };
}

/** What differs with each try to deliver an event is no part of it. */
function without(ignored: string[] = [], value: DeliveredObject['value']): DeliveredObject['value'] {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !ignored.includes(name)));
}

function factOf(source: Source, event: DeliveredObject, headers: Record<string, string>): string | undefined {
  const found =
    source.is ??
    (source.header === undefined ? textOf(valueAt(event.value, source.body)) : headers[source.header.toLowerCase()]);
  const names = source.names ?? {};
  return found !== undefined && Object.hasOwn(names, found) ? names[found] : found;
}

/** Systems that do not say when something happened tell of it at once. */
function momentOf({ at, atForm }: Events, event: DeliveredObject, headers: Record<string, string>): string {
  if (!at) return systemClock.now().toISOString();
  const moment = readMoment(factOf(at, event, headers), atForm);
  if (moment === undefined) throw new DiagnosticError(missingField(placeOf(at, event)));
  return moment;
}

function placeOf(source: Source, event: DeliveredObject): string {
  return source.header === undefined ? `${event.path}.${source.body ?? ''}` : `header ${source.header}`;
}
