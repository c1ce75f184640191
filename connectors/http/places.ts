import { ConnectorError } from '@belegfluss/sdk';

/** The place that is the whole body. */
const WHOLE = '$';

/** The value at a dotted place of a body, the whole body for `$` and where no place is named; `undefined` where there is nothing. */
export function valueAt(body: unknown, place: string | undefined): unknown {
  if (place === undefined || place === WHOLE) return body;
  return place.split('.').reduce<unknown>((value, name) => memberOf(value, name), body);
}

/** Only what the body itself holds counts: `constructor` is no field of anything. */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** A text or number as text; `undefined` for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a place of an answer. Throws ConnectorError `schema_drift` where there is none. */
export function recordAt(body: unknown, place: string | undefined): Record<string, unknown> {
  const found = valueAt(body, place);
  if (isRecord(found)) return found;
  throw drift(place ?? WHOLE, 'object');
}

/** The list at a place of an answer. Throws ConnectorError `schema_drift` where there is none. */
export function listAt(body: unknown, place: string | undefined): unknown[] {
  const found = valueAt(body, place);
  if (Array.isArray(found)) return found;
  throw drift(place ?? WHOLE, 'list');
}

/** A body that holds a value at a place, the value itself where no place is named. */
export function nestedAt(place: string | undefined, value: unknown): unknown {
  return (place?.split('.') ?? []).reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
}

/** What an answer lacks, in German. */
const NONE = { key: 'keinen Schlüssel', list: 'keine Liste', moment: 'keinen Zeitpunkt', object: 'kein Objekt' };

/** The error for an answer that is not as the declaration says. */
export function drift(place: string, expected: keyof typeof NONE): ConnectorError {
  const said = {
    de: `die Antwort enthält bei ${place} ${NONE[expected]}`,
    en: `the answer holds no ${expected} at ${place}`,
  };
  return new ConnectorError('schema_drift', said, {
    outcome: 'rejected',
    code: 'http.place_missing',
    facts: { place, expected },
  });
}

/** What a flow gets of an answer: what stands at the declared place, nothing where none is declared. */
export function outputAt(body: unknown, place: string | undefined): unknown {
  return place === undefined ? null : (valueAt(body, place) ?? null);
}
