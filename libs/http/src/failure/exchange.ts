import {
  ConnectorError,
  type ErrorKind,
  type HttpPolicy,
  type HttpRequest,
  type Outcome,
  type Text,
} from '@belegfluss/sdk';
import { maskText } from '../redaction/redaction.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
const EXCERPT_LENGTH = 200;
/** Where vendors put what their support asks for, unless a policy names a header of their own. */
const USUAL_REQUEST_IDS = ['x-request-id', 'x-correlation-id', 'request-id', 'cf-ray'];

/** One request on its way, with all that may be told about it when it fails: never a header, body or query. */
export class Exchange {
  readonly request: HttpRequest;
  readonly policy: HttpPolicy;
  readonly signal: AbortSignal;
  /** Asked right before its first byte leaves; throws where none shall. */
  demandLeave: () => void = () => undefined;
  readonly #secrets: string[];

  constructor(request: HttpRequest, policy: HttpPolicy, signal: AbortSignal, credentials: Record<string, string>) {
    this.request = request;
    this.policy = policy;
    this.signal = signal;
    this.#secrets = Object.values(credentials).flatMap((value) => [value, ...value.split(' ')]);
  }

  get timeoutMs(): number {
    return this.policy.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }

  get maxBytes(): number {
    return this.policy.maxResponseBytes ?? DEFAULT_MAX_BYTES;
  }

  /** Whatever is not a GET counts as a change unless the connector says otherwise: forgetting it must not double anything. */
  get writes(): boolean {
    return this.request.writes ?? this.request.method !== 'GET';
  }

  /** Outcome when the answer got lost: a lost read changed nothing, so no change was sent. */
  get lostOutcome(): Outcome {
    return this.writes ? 'unknown' : 'not_sent';
  }

  /** The error that leaves this library. */
  error(
    kind: ErrorKind,
    outcome: Outcome,
    said: Text,
    more: {
      code?: string | undefined;
      status?: number | undefined;
      headers?: Record<string, string>;
      body?: Uint8Array;
      facts?: Record<string, unknown> | undefined;
      retryAfterSeconds?: number | undefined;
    } = {},
  ): ConnectorError {
    const requestId = this.#requestId(more.headers ?? {});
    const { route } = this.request;
    return new ConnectorError(
      kind,
      { de: `${route}: ${said.de}`, en: `${route}: ${said.en}` },
      {
        outcome,
        ...(more.code === undefined ? {} : { code: more.code }),
        ...(more.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: more.retryAfterSeconds }),
        facts: {
          ...more.facts,
          method: this.request.method,
          route,
          ...(more.status === undefined ? {} : { status: more.status }),
          ...(requestId === undefined ? {} : { requestId: maskText(requestId).slice(0, 100) }),
          ...(more.body === undefined || more.body.byteLength === 0 ? {} : { excerpt: this.#excerpt(more.body) }),
        },
      },
    );
  }

  #requestId(headers: Record<string, string>): string | undefined {
    const names = [...(this.policy.requestIdHeader ? [this.policy.requestIdHeader] : []), ...USUAL_REQUEST_IDS];
    return names.map((name) => headers[name]).find((id) => id !== undefined);
  }

  /** Masked before it is cut: half a token would pass for an ordinary word. */
  #excerpt(body: Uint8Array): string {
    let text = new TextDecoder().decode(body.subarray(0, 8 * EXCERPT_LENGTH));
    for (const secret of this.#secrets) {
      if (secret.length >= 8) text = text.replaceAll(secret, '***');
    }
    return maskText(text).slice(0, EXCERPT_LENGTH);
  }
}
