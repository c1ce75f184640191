import type { ErrorVerdict } from '@belegfluss/sdk';

/** What DATEV's answer means: it asks not to repeat after 500, and to come back after 503. */
export function classify(status: number, _headers: Record<string, string>, body: unknown): ErrorVerdict | undefined {
  const facts = problemFacts(body);
  if (status === 429) return { kind: 'rate_limited', facts };
  if (status === 401 || status === 403) return { kind: 'auth', facts };
  if (status === 404 || status === 410) return { kind: 'gone', facts };
  if (status === 409) return { kind: 'conflict', facts };
  if (status === 500) return { kind: 'permanent', facts };
  if (status > 500) return { kind: 'transient', facts };
  if (status >= 400) return { kind: 'invalid', facts };
  return undefined;
}

/** DATEV's support asks for the request id; `type` ends with the number of the error. */
function problemFacts(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) return {};
  const { type, title, request_id: requestId } = body as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries({ type, title, requestId }).filter(([, value]) => typeof value === 'string'),
  );
}
