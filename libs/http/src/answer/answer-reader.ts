import { kindOfStatus, type ConnectorError, type ErrorVerdict, type Text } from '@belegfluss/sdk';
import { shapeMismatch } from './answer-shape.ts';
import type { Exchange } from '../failure/exchange.ts';
import { parseLossless } from './lossless-json.ts';
import { redact } from '../redaction/redaction.ts';
import { answeredAt, retryAfterSeconds } from './retry-after.ts';

/** An answer as it came: status, lower-case headers, decoded bytes. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  bytes: Uint8Array;
}

const HOUR = 3600;
const EMPTY = { de: 'eine leere Antwort, wo JSON erwartet wird', en: 'an empty answer where JSON is due' };
const OTHER_TYPE = { de: 'die Antwort ist kein JSON', en: 'the answer is not JSON' };
const NO_JSON = { de: 'die Antwort ist kein gültiges JSON', en: 'the answer is not valid JSON' };
const strictText = new TextDecoder('utf-8', { fatal: true });

/** The body in the form that the request expects. Throws the ConnectorError for a refusal or for an answer that is not what was agreed. */
export function readAnswer(exchange: Exchange, answer: RawAnswer): unknown {
  if (answer.status < 200 || answer.status > 299) throw refusal(exchange, answer);
  switch (exchange.request.expect ?? 'json') {
    case 'none':
      return undefined;
    case 'bytes':
      return answer.bytes;
    case 'json':
      return readJson(exchange, answer);
  }
}

function readJson(exchange: Exchange, answer: RawAnswer): unknown {
  const type = answer.headers['content-type'];
  if (answer.bytes.byteLength === 0) throw badAnswer(exchange, answer, EMPTY);
  const body = parsed(answer.bytes);
  // Not every system names its JSON rightly: what was sent decides, and the name only how a fault is told.
  if (body === undefined) {
    const isNamedJson = type === undefined || /[/+]json\b/i.test(type);
    throw badAnswer(exchange, answer, isNamedJson ? NO_JSON : OTHER_TYPE);
  }
  const { schema } = exchange.request;
  const mismatch = schema === undefined ? undefined : shapeMismatch(schema, body.value);
  if (mismatch !== undefined) {
    const said = {
      de: `die Antwort hat eine andere Form bei ${mismatch.path}`,
      en: `the answer has another shape at ${mismatch.path}`,
    };
    throw exchange.error('schema_drift', exchange.lostOutcome, said, {
      status: answer.status,
      headers: answer.headers,
      facts: mismatch,
    });
  }
  return body.value;
}

function parsed(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: parseLossless(strictText.decode(bytes)) };
  } catch {
    return undefined;
  }
}

function badAnswer(exchange: Exchange, answer: RawAnswer, said: Text): ConnectorError {
  return exchange.error('schema_drift', exchange.lostOutcome, said, {
    code: 'connector.bad_answer',
    status: answer.status,
    headers: answer.headers,
    body: answer.bytes,
  });
}

function refusal(exchange: Exchange, answer: RawAnswer): ConnectorError {
  const { status, headers } = answer;
  const verdict = vendorVerdict(exchange, answer) ?? { kind: kindOfStatus(status) };
  const asked = verdict.retryAfterSeconds ?? retryAfterSeconds(headers['retry-after'], answeredAt(headers, Date.now()));
  return exchange.error(
    verdict.kind,
    refusedOutcome(exchange, status),
    { de: `Antwort ${status}`, en: `answered ${status}` },
    {
      code: status >= 300 && status < 400 ? 'connector.redirect_forbidden' : undefined,
      status,
      headers,
      body: answer.bytes,
      facts: verdict.facts === undefined ? undefined : (redact(verdict.facts) as Record<string, unknown>),
      retryAfterSeconds: asked === undefined ? undefined : Math.min(Math.max(Math.ceil(asked), 0), HOUR),
    },
  );
}

/** A redirect of a write may follow after the change was made; only 307 and 308 promise that it was not. */
function refusedOutcome(exchange: Exchange, status: number) {
  const saidNo = (status >= 400 && status < 500) || status === 307 || status === 308;
  return saidNo ? 'rejected' : exchange.lostOutcome;
}

/** A vendor's reader that stumbles over an unexpected body must not hide the refusal. */
function vendorVerdict(exchange: Exchange, answer: RawAnswer): ErrorVerdict | undefined {
  const body = parsed(answer.bytes)?.value ?? new TextDecoder().decode(answer.bytes);
  try {
    return exchange.policy.classify?.(answer.status, answer.headers, body);
  } catch {
    return undefined;
  }
}
