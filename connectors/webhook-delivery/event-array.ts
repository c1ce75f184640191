import { DiagnosticError, type Diagnostic } from '@belegfluss/sdk';
import { faultPosition } from './json-position.ts';

/** One element of a delivery, with its place in the body (`[3]`). */
export interface DeliveredObject {
  path: string;
  value: Record<string, unknown>;
}

/** Reads a body that is a JSON array of objects. Throws a DiagnosticError with line and column, or with the path of the element. */
export function readEventArray(rawBody: Uint8Array): DeliveredObject[] {
  const body = parse(decode(rawBody));
  if (!Array.isArray(body)) throw new DiagnosticError(wrongShape('$'));
  return body.map((value: unknown, index) => delivered(value, `[${index}]`));
}

/** Reads a body that is one object, or a list of them; `pick` says what in the body is meant, `path` where that stands. Throws like `readEventArray`. */
export function readDelivered(rawBody: Uint8Array, pick: (body: unknown) => unknown, path: string): DeliveredObject[] {
  const found = pick(parse(decode(rawBody)));
  return Array.isArray(found)
    ? found.map((value: unknown, index) => delivered(value, `${path}[${index}]`))
    : [delivered(found, path)];
}

function delivered(value: unknown, path: string): DeliveredObject {
  if (!isObject(value)) throw new DiagnosticError(wrongShape(path));
  return { path, value };
}

/** A field that must hold text or a number, given as text. Throws a DiagnosticError that names the field. */
export function requiredText(event: DeliveredObject, field: string): string {
  const value = event.value[field];
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  throw new DiagnosticError(missingField(`${event.path}.${field}`));
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says that what an event has to say is missing at `path`, or is something else there. */
export function missingField(path: string): Diagnostic {
  return {
    code: 'webhook.field_missing',
    severity: 'error',
    message: {
      de: `Das Ereignis nennt ${path} nicht, oder nicht in der Form, die wir erwarten.`,
      en: `The event does not name ${path}, or not in the form that we expect.`,
    },
    remedy: {
      de: 'Prüfen Sie, ob das andere System das Format seiner Meldungen geändert hat; der Rohtext ist aufbewahrt.',
      en: 'Check whether the other system changed the form of its messages; the raw text is kept.',
    },
    path,
  };
}

function decode(rawBody: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(rawBody);
  } catch (cause) {
    throw new DiagnosticError(
      {
        code: 'webhook.not_utf8',
        severity: 'error',
        message: { de: 'Die Meldung ist kein gültiger UTF-8-Text.', en: 'The message is not valid UTF-8 text.' },
        remedy: {
          de: 'Das andere System muss JSON in UTF-8 senden; der Rohtext ist aufbewahrt.',
          en: 'The other system has to send JSON in UTF-8; the raw text is kept.',
        },
        path: '$',
      },
      { cause },
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text, keepExactNumber);
  } catch (cause) {
    throw new DiagnosticError(
      {
        code: 'webhook.not_json',
        severity: 'error',
        message: { de: 'Die Meldung ist kein vollständiges JSON.', en: 'The message is not complete JSON.' },
        remedy: {
          de: 'Prüfen Sie, ob die Meldung unterwegs gekürzt oder verändert wurde; der Rohtext ist aufbewahrt.',
          en: 'Check whether the message was cut off or changed on its way; the raw text is kept.',
        },
        ...faultPosition(text, cause instanceof Error ? cause.message : ''),
      },
      { cause },
    );
  }
}

/** A number that JavaScript would not give back as it was sent (too long, trailing zeros) stays the text it was sent as. */
function keepExactNumber(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && String(value) !== source ? source : value;
}

function wrongShape(path: string): Diagnostic {
  return {
    code: 'webhook.shape_unknown',
    severity: 'error',
    message: {
      de: `Die Meldung ist an der Stelle ${path} nicht die erwartete Liste von Objekten.`,
      en: `At ${path} the message is not the expected list of objects.`,
    },
    remedy: {
      de: 'Prüfen Sie, ob die Verbindung zum richtigen System gehört; der Rohtext ist aufbewahrt.',
      en: 'Check whether the connection belongs to the right system; the raw text is kept.',
    },
    path,
  };
}
