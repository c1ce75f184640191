import type { VendorAnswer, VendorRequest } from '../../gateway/vendor-face.ts';
import { isObject, listOf } from '../../json-reader.ts';
import type { Attempt } from '../../webhook-outbox.ts';
import { invalid, notFound } from './answers.ts';
import { micros } from './document-view.ts';

/** GET webhook-events: every attempted delivery, newest first; the way back after a downtime. */
export function listDeliveries(attempts: Attempt[], request: VendorRequest): VendorAnswer {
  const { query } = request;
  const [count, page] = [Number(query.get('count')), Number(query.get('page'))];
  if (query.get('count') === null || !Number.isInteger(count) || count < 0)
    return invalid({ count: ['Must be a whole number.'] });
  if (query.get('page') === null || !Number.isInteger(page) || page < 0)
    return invalid({ page: ['Must be a whole number.'] });
  const types = query.getAll('type');
  const [since, to] = [query.get('since'), query.get('to')];
  const found = attempts
    .filter((attempt) => since === null || Date.parse(attempt.at) >= Date.parse(since))
    .filter((attempt) => to === null || Date.parse(attempt.at) <= Date.parse(to))
    .filter((attempt) => types.length === 0 || types.includes(typeOf(attempt)))
    .toReversed();
  const start = Math.max(0, page - 1) * count;
  return { status: 200, json: { items: found.slice(start, start + count).map(viewShort) } };
}

/** GET webhook-events/{id}: one delivery with the body as it was sent. */
export function readDelivery(attempts: Attempt[], request: VendorRequest): VendorAnswer {
  const attempt = attempts.find((one) => one.uuid === request.params['id']);
  if (attempt === undefined) return notFound();
  const url = new URL(attempt.url);
  const signature = url.searchParams.get('signature') ?? '';
  url.searchParams.delete('signature');
  const more = {
    url: url.href,
    signature,
    request_body: attempt.body,
    response_body: attempt.answer,
    response_headers: null,
    event_time: micros(attempt.queuedAt),
  };
  return { status: 200, json: { ...viewShort(attempt), ...more } };
}

function viewShort(attempt: Attempt): Record<string, unknown> {
  const { uuid, error, status } = attempt;
  return {
    uuid,
    name: 'Belegfluss',
    type: typeOf(attempt),
    error,
    http_status_code: status,
    delivery_time: micros(attempt.at),
  };
}

function typeOf(attempt: Attempt): string {
  const first = listOf(JSON.parse(attempt.body))[0];
  return isObject(first) ? String(first['event']) : '';
}
