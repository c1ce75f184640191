import { AxiosHeaders, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import type { Dispatcher } from 'undici';
import { decodeBody } from './answer-body.ts';
import type { RawAnswer } from './answer-reader.ts';
import { collectAnswer, type CollectedAnswer } from './collected-answer.ts';
import type { Exchange } from './exchange.ts';
import { connectorErrorOf } from './failure-table.ts';
import { TransportFailure } from './transport-failure.ts';

declare module 'axios' {
  interface AxiosRequestConfig {
    /** The request as we know it; axios carries it through to the adapter and the interceptor. */
    exchange?: Exchange;
  }
}

/**
 * Lets axios send through undici: pooled sockets, no redirects, no proxy, one deadline for everything. The whole answer
 * comes as data, its headers included: axios would copy them twice.
 * Failures become ConnectorErrors here, before axios could put headers and bodies into an error of its own.
 */
export function undiciAdapter(dispatcher: Dispatcher) {
  return async (config: InternalAxiosRequestConfig): Promise<AxiosResponse<RawAnswer>> => {
    const { exchange } = config;
    if (exchange === undefined || config.url === undefined) throw new TypeError('a request without its exchange');
    try {
      const data = await decoded(await collectAnswer(dispatcher, requestOf(config, config.url), exchange), exchange);
      return { data, status: data.status, statusText: '', headers: new AxiosHeaders(), config };
    } catch (error) {
      throw error instanceof TransportFailure ? connectorErrorOf(error, exchange) : error;
    }
  };
}

function requestOf(config: InternalAxiosRequestConfig, address: string): Dispatcher.DispatchOptions {
  const url = new URL(address);
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method: (config.method ?? 'get').toUpperCase() as Dispatcher.HttpMethod,
    headers: config.headers.toJSON() as Record<string, string>,
    body: (config.data as Uint8Array | undefined) ?? null,
  };
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
