import type { Static, TSchema } from 'typebox';
import type { ErrorKind } from './errors.ts';

/** A request of a connector; `path` is relative to the connection's base address. */
export interface HttpRequest<S extends TSchema = TSchema> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** One of the policy's `otherBases`, for vendors whose services live on several hosts. */
  base?: string;
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, with the content type given in `headers`. */
  body?: Uint8Array;
  /** How the answer is read; default `json`. */
  expect?: 'json' | 'bytes' | 'none';
  /** Shape of the parts of the answer that we use; a mismatch is `schema_drift`. */
  schema?: S;
  /** Name of the route for budgets, breaker and metrics (`documents.send`), never with ids. */
  route: string;
  /** True for requests that change something: decides whether a lost answer is `unknown`. */
  writes?: boolean;
}

export interface HttpAnswer<T> {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: T;
}

/** The only way out of a connector: allow-listed hosts, time-outs, size limits, budget, breaker, credentials, redaction. */
export interface Http {
  request<S extends TSchema>(request: HttpRequest<S> & { schema: S }): Promise<HttpAnswer<Static<S>>>;
  request(request: HttpRequest & { expect: 'bytes' }): Promise<HttpAnswer<Uint8Array>>;
  request(request: HttpRequest): Promise<HttpAnswer<unknown>>;
}

/** How one vendor wants to be called; read from the connection's configuration. */
export interface HttpPolicy {
  baseUrl: string;
  /** Further base addresses by name; a request chooses one with `base`. */
  otherBases?: Record<string, string>;
  /** Requests a window, for the whole connection and for single routes. */
  budgets: { route?: string; requests: number; perSeconds: number }[];
  /** Requests under way at once, over all processes; without it, as many as half of a worker's places in each process. */
  concurrency?: number;
  timeoutMs?: number;
  maxResponseBytes?: number;
  /** Header, in small letters, by which the vendor finds a request again, where it is none of the usual ones such as `x-request-id`. */
  requestIdHeader?: string;
  /** Reads the vendor's error; `undefined` falls back to the table by status. */
  classify?: (status: number, headers: Record<string, string>, body: unknown) => ErrorVerdict | undefined;
}

export interface ErrorVerdict {
  kind: ErrorKind;
  retryAfterSeconds?: number;
  /** Vendor's own code or type, for the log and the console. */
  facts?: Record<string, unknown>;
}
