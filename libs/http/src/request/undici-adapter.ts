import { AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import type { Dispatcher } from 'undici';
import { decodeBody } from '../answer/answer-body.ts';
import type { RawAnswer } from '../answer/answer-reader.ts';
import { collectAnswer, type CollectedAnswer } from '../answer/collected-answer.ts';
import type { Exchange } from '../failure/exchange.ts';
import { connectorErrorOf } from '../failure/failure-table.ts';
import type { Sending } from './sending.ts';
import { TransportFailure } from '../failure/transport-failure.ts';

declare module 'axios' {
  interface AxiosRequestConfig {
    /** The request as it leaves; axios carries it through to the adapter and the interceptor. */
    sending?: Sending;
  }
}

/**
 * Lets axios send through undici: pooled sockets, no redirects, no proxy, one deadline for everything. The whole answer
 * comes as data, its headers included: axios would copy them twice.
 * Failures become ConnectorErrors here, before axios could put headers and bodies into an error of its own.
 */
export function undiciAdapter(dispatcher: Dispatcher) {
  return async (config: InternalAxiosRequestConfig): Promise<AxiosResponse<RawAnswer>> => {
    const { sending } = config;
    if (sending === undefined) throw new TypeError('a request of nobody');
    const { exchange } = sending;
    try {
      const data = await decoded(await collectAnswer(dispatcher, requestOf(sending), exchange), exchange);
      return { data, status: data.status, statusText: '', headers: new AxiosHeaders(), config };
    } catch (error) {
      throw error instanceof TransportFailure ? connectorErrorOf(error, exchange) : error;
    }
  };
}

function requestOf({ exchange, url, headers, body }: Sending): Dispatcher.DispatchOptions {
  const { method } = exchange.request;
  return { origin: url.origin, path: url.pathname + url.search, method, headers, body };
}

async function decoded(answer: CollectedAnswer, { maxBytes }: Exchange): Promise<RawAnswer> {
  const { status, body } = answer;
  const headers = flat(answer.headers);
  try {
    return { status, headers, bytes: await decodeBody(body, headers['content-encoding'], maxBytes) };
  } catch (error) {
    // The status of a refusal is worth more than its text.
    if (status >= 300) return { status, headers, bytes: new Uint8Array() };
    if (!(error instanceof TransportFailure)) throw error;
    throw new TransportFailure(error.reason, { neverSent: false, detail: error.detail, status });
  }
}

/** Several values of one header become one, as HTTP allows. */
function flat(headers: CollectedAnswer['headers']): Record<string, string> {
  const flattened: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) flattened[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  return flattened;
}
