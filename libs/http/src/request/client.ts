import { Axios, type AxiosResponse } from 'axios';
import { ConnectorError, type Http, type HttpAnswer, type HttpPolicy, type HttpRequest } from '@belegfluss/sdk';
import type { Dispatcher } from 'undici';
import { addressWithin, judgeBaseUrl } from '../address/address-guard.ts';
import { readAnswer, type RawAnswer } from '../answer/answer-reader.ts';
import { isSignOfLife } from '../breaker/breaker.ts';
import type { BreakerRegistry } from '../breaker/breaker-registry.ts';
import type { BudgetRegistry } from '../pacing/budget-registry.ts';
import { Exchange } from '../failure/exchange.ts';
import { connectorErrorOf } from '../failure/failure-table.ts';
import type { HttpPool } from './http-pool.ts';
import type { Places } from '../pacing/places.ts';
import { requestHeaders } from './request-headers.ts';
import { Sending } from './sending.ts';
import { TransportFailure } from '../failure/transport-failure.ts';
import { undiciAdapter } from './undici-adapter.ts';

/** One finished call, for logs and metrics; `code` is missing when it went well. */
export interface HttpEvent {
  connection: string;
  method: string;
  route: string;
  /** Where it went; missing where no address could be made. */
  server?: { address: string; port: number };
  status?: number;
  code?: string;
  milliseconds: number;
}

export interface HttpOptions {
  connection: string;
  policy: HttpPolicy;
  /** Headers that sign a request in; they win over the connector's own. */
  authorize: () => Promise<Record<string, string>>;
  /** Called once after a 401 with the headers that were refused; the request is then made again with fresh ones. */
  onUnauthorized?: (refused: Record<string, string>) => Promise<void>;
  pool: HttpPool;
  breakers: BreakerRegistry;
  budgets: BudgetRegistry;
  /** Lets this connection reach private addresses and plain http. */
  allowPrivateHosts: boolean;
  log?: (event: HttpEvent) => void;
  signal: AbortSignal;
  /** Asked before a change leaves: throws where another may be sending the same by now. Missing where no other can. */
  demandHeld?: () => Promise<void>;
  /** Asked before a change waits for its turn, with the headers that sign it in: throws where they reach another account than the known one. */
  demandAccount?: (credentials: Record<string, string>) => Promise<void>;
}

/** A change leaves within this time after it was certain that nobody else sends it. */
const CERTAIN_MS = 4_500;

/** The outgoing client of one connection. What fails leaves as a ConnectorError (errors of `authorize` pass as they are). */
export function createHttp(options: HttpOptions): Http {
  const client = clientOf(options);
  const send = async (request: HttpRequest): Promise<HttpAnswer<unknown>> => {
    const used = await options.authorize();
    try {
      return await call(client, options, request, used);
    } catch (error) {
      const refused = error instanceof ConnectorError && error.facts['status'] === 401;
      if (!refused || options.onUnauthorized === undefined) throw error;
      await options.onUnauthorized(used);
      return call(client, options, request, await options.authorize());
    }
  };
  return { request: send as Http['request'] };
}

/**
 * Breaker first (an open one costs nothing), then a place, then the budget, then the request inside the breaker. Whether a change
 * may still leave is asked after all waiting, and whether the vendor has asked for a pause meanwhile with the first byte.
 */
async function call(
  client: Axios,
  options: HttpOptions,
  request: HttpRequest,
  credentials: Record<string, string>,
): Promise<HttpAnswer<unknown>> {
  const started = performance.now();
  const { connection, policy } = options;
  let server: HttpEvent['server'];
  const note = (outcome: { status?: number; code?: string }) =>
    options.log?.({
      connection,
      method: request.method,
      route: request.route,
      ...(server && { server }),
      ...outcome,
      milliseconds: Math.round(performance.now() - started),
    });
  const budget = options.budgets.of(connection, policy.budgets);
  const places = options.budgets.places(connection, policy.concurrency);
  try {
    const exchange = new Exchange(request, policy, options.signal, credentials);
    const url = addressOf(exchange, options);
    server = serverOf(url);
    const headers = headersFor(exchange, credentials);
    demandBytes(exchange);
    const breaker = options.breakers.of(connection, request.route);
    breaker.check();
    if (exchange.writes) await options.demandAccount?.(credentials);
    const answer = await within(places, request.route, async (sends) => {
      await budget.enter(request.route, options.signal);
      if (exchange.writes) await options.demandHeld?.();
      const certainUntil = exchange.writes ? performance.now() + CERTAIN_MS : Infinity;
      exchange.demandLeave = () => {
        if (performance.now() > certainUntil) throw new TransportFailure('overslept', { neverSent: true });
        budget.demandOpen(request.route);
      };
      sends();
      return breaker.run(() => transmit(client, new Sending(exchange, url, headers)));
    });
    options.budgets.relax(connection);
    note({ status: answer.status });
    return answer;
  } catch (error) {
    if (error instanceof ConnectorError) {
      const { status } = error.facts;
      if (error.kind === 'rate_limited' && status !== undefined) {
        await options.budgets.pause(connection, error.retryAfterSeconds);
      }
      note({ ...(typeof status === 'number' ? { status } : {}), code: error.code });
    }
    throw error;
  }
}

/** Does `work` in a place; it says when it has waited for all that is ours. */
async function within<T>(places: Places, route: string, work: (sends: () => void) => Promise<T>): Promise<T> {
  const place = await places.enter(route);
  try {
    const answer = await work(place.sends);
    place.leave(true);
    return answer;
  } catch (error) {
    place.leave(isSignOfLife(error));
    throw error;
  }
}

function addressOf(exchange: Exchange, options: HttpOptions): URL {
  const { request, policy } = exchange;
  const base = request.base === undefined ? policy.baseUrl : (policy.otherBases?.[request.base] ?? '');
  const url =
    judgeBaseUrl(base, options.allowPrivateHosts) === undefined
      ? addressWithin(base, request.path, request.query)
      : undefined;
  if (url !== undefined) return url;
  throw connectorErrorOf(new TransportFailure('address_forbidden', { neverSent: true }), exchange);
}

function serverOf({ hostname, port, protocol }: URL): { address: string; port: number } {
  return { address: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** What is no body of bytes spoils one of undici's few sockets with each request, until none is left for the system. */
function demandBytes(exchange: Exchange): void {
  const { body } = exchange.request;
  if (body === undefined || ArrayBuffer.isView(body)) return;
  throw connectorErrorOf(new TransportFailure('bad_request', { neverSent: true, detail: 'body' }), exchange);
}

function headersFor(exchange: Exchange, credentials: Record<string, string>): Record<string, string> {
  try {
    return requestHeaders(exchange.request, credentials);
  } catch (error) {
    throw error instanceof TransportFailure ? connectorErrorOf(error, exchange) : error;
  }
}

async function transmit(client: Axios, sending: Sending): Promise<HttpAnswer<unknown>> {
  const { data } = await client.request<HttpAnswer<unknown>>({ sending });
  return data;
}

/** One client for all calls over a pool of sockets: what a call is about travels in its exchange. */
const clients = new WeakMap<Dispatcher, Axios>();

function clientOf({ pool, allowPrivateHosts }: HttpOptions): Axios {
  const dispatcher = pool.dispatcher(allowPrivateHosts);
  const client = clients.get(dispatcher) ?? newClient(dispatcher);
  clients.set(dispatcher, client);
  return client;
}

/**
 * axios with our adapter; the interceptor is the one place where an answer gets its meaning. The bare class has none of the
 * defaults of `axios` itself: they are for its own adapters, and would be copied and judged with each request.
 */
function newClient(dispatcher: Dispatcher): Axios {
  const client = new Axios({ adapter: undiciAdapter(dispatcher) });
  client.interceptors.response.use((answer: AxiosResponse<RawAnswer>) => {
    const { sending } = answer.config;
    if (sending === undefined) return answer;
    const { status, headers } = answer.data;
    const data: HttpAnswer<unknown> = { status, headers, body: readAnswer(sending.exchange, answer.data) };
    return { ...answer, data };
  });
  return client;
}
