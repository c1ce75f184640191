import { Ajv } from 'ajv';
import {
  ConnectorError,
  kindOfStatus,
  type ErrorVerdict,
  type Http,
  type HttpAnswer,
  type HttpPolicy,
  type HttpRequest,
} from '@belegfluss/sdk';

const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });

/** What the outside answers to one request; status 200 and no headers where nothing else is said. */
export interface ScriptedAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A request and what was answered to it. */
export interface Exchange {
  request: HttpRequest;
  answer: ScriptedAnswer;
}

/** An outside that a test plays at the border of the SDK; it keeps what was exchanged, in order. */
export function scriptedHttp(
  policy: HttpPolicy,
  script: ScriptedAnswer | ((request: HttpRequest) => ScriptedAnswer),
): { http: Http; exchanges: Exchange[] } {
  const exchanges: Exchange[] = [];
  const request = async (sent: HttpRequest): Promise<HttpAnswer<unknown>> => {
    const answer = typeof script === 'function' ? script(sent) : script;
    exchanges.push({ request: sent, answer });
    const { status = 200, headers = {}, body } = answer;
    if (status >= 200 && status < 300) return { status, headers, body: checkedBody(sent, body) };
    throw refusal(policy, sent, status, headers, body);
  };
  return { http: { request: request as Http['request'] }, exchanges };
}

/** The body, if it has the shape that the connector declares; a ConnectorError `schema_drift` otherwise. */
export function checkedBody(request: HttpRequest, body: unknown): unknown {
  if (request.schema === undefined || ajv.validate(request.schema, body)) return body;
  throw new ConnectorError('schema_drift', `${request.route}: ${ajv.errorsText()}`, { outcome: 'unknown' });
}

/** The error that a connector sees for a refused request. */
export function refusal(
  policy: HttpPolicy,
  { method, route }: HttpRequest,
  status: number,
  headers: Record<string, string>,
  body: unknown,
): ConnectorError {
  const verdict: ErrorVerdict = policy.classify?.(status, headers, body) ?? { kind: kindOfStatus(status) };
  const { kind, facts, ...more } = verdict;
  return new ConnectorError(kind, `answered ${status}`, {
    outcome: status < 500 ? 'rejected' : 'unknown',
    facts: { ...facts, method, route, status },
    ...more,
  });
}
