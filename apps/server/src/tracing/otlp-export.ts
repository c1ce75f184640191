import type { TraceContext } from './trace-context.ts';

/** One finished span. */
export interface Span {
  name: string;
  kind: 'server' | 'internal' | 'client';
  context: TraceContext;
  parentId: string | undefined;
  startedAt: number;
  endedAt: number;
  /** Numbers are whole ones; with `error.type` the span has failed. */
  attributes: Record<string, string | number>;
}

const KINDS = { internal: 1, server: 2, client: 3 };
const SEND_MS = 2_000;
const MAX_WAITING = 2_000;
const PATIENCE_MS = 5_000;

/** Sends spans to a collector as OTLP over HTTP in JSON. What the collector does not take is dropped: traces hold up nothing. */
export class OtlpExport {
  readonly #url: string;
  readonly #onTrouble: (error: unknown) => void;
  #waiting: Span[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(endpoint: string, onTrouble: (error: unknown) => void) {
    this.#url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
    this.#onTrouble = onTrouble;
  }

  add(span: Span): void {
    if (this.#waiting.length >= MAX_WAITING) return;
    this.#waiting.push(span);
    this.#timer ??= setTimeout(() => void this.flush(), SEND_MS).unref();
  }

  /** Sends what waits. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const spans = this.#waiting;
    this.#waiting = [];
    if (spans.length === 0) return;
    try {
      const answer = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(requestOf(spans)),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the collector of traces answered ${answer.status}`);
    } catch (error) {
      this.#onTrouble(error);
    }
  }
}

function requestOf(spans: Span[]): unknown {
  return {
    resourceSpans: [
      {
        resource: { attributes: attributesOf({ 'service.name': 'belegfluss' }) },
        scopeSpans: [{ scope: { name: 'belegfluss' }, spans: spans.map(wireSpan) }],
      },
    ],
  };
}

function wireSpan({ name, kind, context, parentId, startedAt, endedAt, attributes }: Span): unknown {
  return {
    ...context,
    ...(parentId && { parentSpanId: parentId }),
    name,
    kind: KINDS[kind],
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(endedAt),
    attributes: attributesOf(attributes),
    status: 'error.type' in attributes ? { code: 2 } : {},
  };
}

function attributesOf(attributes: Record<string, string | number>): unknown[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }));
}

function nanoseconds(milliseconds: number): string {
  return String(BigInt(Math.round(milliseconds * 1_000)) * 1_000n);
}
