import { AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import type { Dispatcher } from 'undici';
import { readBody } from './answer-body.ts';
import type { Exchange } from './exchange.ts';
import { connectorErrorOf } from './failure-table.ts';
import { codeOf, TransportFailure } from './transport-failure.ts';

declare module 'axios' {
  interface AxiosRequestConfig {
    /** The request as we know it; axios carries it through to the adapter and the interceptor. */
    exchange?: Exchange;
  }
}

/**
 * Lets axios send through undici: pooled sockets, no redirects, no proxy, one deadline for everything.
 * Failures become ConnectorErrors here, before axios could put headers and bodies into an error of its own.
 */
export function undiciAdapter(dispatcher: Dispatcher) {
  return async (config: InternalAxiosRequestConfig): Promise<AxiosResponse> => {
    const { exchange } = config;
    if (exchange === undefined || config.url === undefined) throw new TypeError('a request without its exchange');
    const deadline = new Deadline(exchange.timeoutMs, exchange.signal);
    try {
      const answer = await send(dispatcher, config, deadline);
      const headers = flat(answer.headers);
      const data = await body(answer, headers, exchange, deadline);
      return { data, status: answer.statusCode, statusText: '', headers: new AxiosHeaders(headers), config };
    } catch (error) {
      throw error instanceof TransportFailure ? connectorErrorOf(error, exchange) : error;
    } finally {
      deadline.clear();
    }
  };
}

async function send(
  dispatcher: Dispatcher,
  config: InternalAxiosRequestConfig,
  deadline: Deadline,
): Promise<Dispatcher.ResponseData> {
  const url = new URL(config.url ?? '');
  if (deadline.signal.aborted) throw new TransportFailure('cancelled', { neverSent: true });
  try {
    return await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: (config.method ?? 'get').toUpperCase() as Dispatcher.HttpMethod,
      headers: config.headers.toJSON() as Record<string, string>,
      body: (config.data as Uint8Array | undefined) ?? null,
      signal: deadline.signal,
    });
  } catch (error) {
    throw deadline.failure() ?? requestFailure(error);
  }
}

async function body(
  answer: Dispatcher.ResponseData,
  headers: Record<string, string>,
  exchange: Exchange,
  deadline: Deadline,
): Promise<Uint8Array> {
  try {
    return await readBody(answer.body, headers['content-encoding'], exchange.maxBytes);
  } catch (error) {
    answer.body.on('error', () => undefined).destroy();
    // The status of a refusal is worth more than its text.
    if (answer.statusCode >= 300) return new Uint8Array();
    const { reason, detail } = deadline.failure() ?? (error instanceof TransportFailure ? error : truncated(error));
    throw new TransportFailure(reason, { neverSent: false, detail, status: answer.statusCode });
  }
}

function requestFailure(error: unknown): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const detail = codeOf(error);
  const refusedHere = detail === 'UND_ERR_INVALID_ARG' || detail === 'UND_ERR_NOT_SUPPORTED';
  if (refusedHere) return new TransportFailure('bad_request', { neverSent: true, detail });
  return new TransportFailure('reset', { neverSent: false, detail });
}

function truncated(error: unknown): TransportFailure {
  return new TransportFailure('truncated', { neverSent: false, detail: codeOf(error) });
}

/** Several values of one header become one, as HTTP allows. */
function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
  );
  return Object.fromEntries(entries);
}

/** Aborts when the time is over or the caller gives up, and remembers which of the two; a listener costs less than a signal made of two. */
class Deadline {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  #reason: 'timeout' | 'cancelled' | undefined;

  constructor(timeoutMs: number, caller: AbortSignal) {
    this.#caller = caller;
    this.#timer = setTimeout(() => this.#end('timeout'), timeoutMs);
    if (caller.aborted) this.#end('cancelled');
    else caller.addEventListener('abort', this.#cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  failure(): TransportFailure | undefined {
    return this.#reason && new TransportFailure(this.#reason, { neverSent: false });
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#caller.removeEventListener('abort', this.#cancel);
  }

  readonly #cancel = () => this.#end('cancelled');

  #end(reason: 'timeout' | 'cancelled'): void {
    this.#reason ??= reason;
    this.#controller.abort();
  }
}
