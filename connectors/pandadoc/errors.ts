import type { ErrorVerdict } from '@belegfluss/sdk';

/** What PandaDoc's answer means; `detail` is left out because it can quote field values. */
export function classify(status: number, _headers: Record<string, string>, body: unknown): ErrorVerdict | undefined {
  const facts = vendorFacts(body);
  if (status === 429 || facts.type === 'throttled') return { kind: 'rate_limited', facts };
  if (status === 401) return { kind: 'auth', facts };
  if (status === 403) return { kind: 'permanent', facts };
  if (status === 404 || status === 410) return { kind: 'gone', facts };
  // 409 says that the document is still being made, 423 that somebody edits it.
  if (status === 409 || status === 423) return { kind: 'conflict', facts };
  if (status >= 500) return { kind: 'transient', facts };
  if (status >= 400) return { kind: 'invalid', facts };
  return undefined;
}

function vendorFacts(body: unknown): { type?: string; status?: string } {
  if (typeof body !== 'object' || body === null) return {};
  const { type, status } = body as Record<string, unknown>;
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof status === 'string' ? { status } : {}),
  };
}
