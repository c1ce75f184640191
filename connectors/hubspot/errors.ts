import type { ErrorVerdict } from '@belegfluss/sdk';

const HOUR = 3600;

/** What HubSpot's answer means; its message is left out of the facts because it can quote property values. */
export function classify(status: number, headers: Record<string, string>, body: unknown): ErrorVerdict | undefined {
  const facts = vendorFacts(body);
  if (status === 429) return { kind: 'rate_limited', ...waitByPolicy(headers, body), facts };
  if (status === 401 || facts.category === 'MISSING_SCOPES') return { kind: 'auth', facts };
  if (status === 403) return { kind: 'permanent', facts };
  if (status === 404 || status === 410) return { kind: 'gone', facts };
  if (status === 409) return { kind: 'conflict', facts };
  if (status === 423 || status === 477 || status >= 500) return { kind: 'transient', facts };
  if (status >= 400) return { kind: 'invalid', facts };
  return undefined;
}

/** Without a Retry-After, HubSpot names the broken limit instead of a time: by the second, by ten seconds or by the day. */
function waitByPolicy(headers: Record<string, string>, body: unknown): { retryAfterSeconds?: number } {
  if (headers['retry-after'] !== undefined) return {};
  const policy = textOf(body, 'policyName');
  if (policy === 'DAILY') return { retryAfterSeconds: HOUR };
  const bySecond = policy === 'SECONDLY' || textOf(body, 'message')?.includes('secondly limit') === true;
  return { retryAfterSeconds: bySecond ? 1 : 10 };
}

function vendorFacts(body: unknown): Record<string, string> {
  const names = ['category', 'correlationId', 'policyName'];
  return Object.fromEntries(names.flatMap((name) => pair(name, textOf(body, name))));
}

function pair(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}

function textOf(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value = (body as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}
