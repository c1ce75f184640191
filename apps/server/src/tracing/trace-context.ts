import { randomBytes } from 'node:crypto';

/** Where in a trace something happens (W3C Trace Context, version 00). */
export interface TraceContext {
  traceId: string;
  spanId: string;
}

const HEADER = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** What a `traceparent` header says; `undefined` where it is missing, of another version, or all zeros. */
export function readTraceparent(header: string | undefined): TraceContext | undefined {
  const [, traceId = '', spanId = ''] = header?.match(HEADER) ?? [];
  return /[1-9a-f]/.test(traceId) && /[1-9a-f]/.test(spanId) ? { traceId, spanId } : undefined;
}

/** The header `traceparent` of W3C Trace Context; what we trace is sampled. */
export function traceparentOf({ traceId, spanId }: TraceContext): string {
  return `00-${traceId}-${spanId}-01`;
}

/** A new span under `parent`, or the first one of a new trace. */
export function nextContext(parent: TraceContext | undefined): TraceContext {
  return { traceId: parent?.traceId ?? randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };
}
