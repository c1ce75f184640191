import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import { ConnectorError, type Http, type HttpPolicy, type HttpRequest } from '@belegfluss/sdk';
import { BreakerRegistry, BudgetRegistry, createHttp, HttpPool, type HttpOptions } from '@belegfluss/http';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A vendor on a real socket that answers as the test says, and clients that call it. */
export interface Vendor {
  origin: string;
  pool: HttpPool;
  /** Requests since the last reset. */
  seen: IncomingMessage[];
  answer(handler: Handler): void;
  client(policy?: Partial<HttpPolicy>, options?: Partial<HttpOptions>): Http;
  reset(): void;
  close(): Promise<void>;
}

export const READ: HttpRequest = { method: 'GET', path: '/deals', route: 'deals.list' };
export const WRITE: HttpRequest = {
  method: 'POST',
  path: '/deals',
  json: { a: 1 },
  route: 'deals.create',
  writes: true,
};
export const JSON_TYPE = { 'content-type': 'application/json' };

/** Starts one that fails with 500 until it is told how to answer. */
export async function startVendor(): Promise<Vendor> {
  let handle = always(500, {}, '');
  const seen: IncomingMessage[] = [];
  const registries: BreakerRegistry[] = [];
  const pool = new HttpPool();
  const server = createServer((request, response) => {
    seen.push(request);
    handle(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    pool,
    seen,
    answer: (handler) => {
      handle = handler;
    },
    client: (policy = {}, options = {}) => {
      const breakers = new BreakerRegistry();
      registries.push(breakers);
      return createHttp({
        connection: 'crm',
        policy: { baseUrl: origin, budgets: [], ...policy },
        authorize: async () => ({ Authorization: 'Bearer s3cret-of-the-account' }),
        pool,
        breakers,
        budgets: new BudgetRegistry(),
        allowPrivateHosts: true,
        signal: new AbortController().signal,
        ...options,
      });
    },
    reset: () => {
      seen.length = 0;
      for (const registry of registries.splice(0)) registry.shutdown();
    },
    close: async () => {
      await pool.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A handler that always answers the same. */
export function always(status: number, headers: Record<string, string>, body: string | Buffer): Handler {
  return (_request, response) => response.writeHead(status, headers).end(body);
}

/** The ConnectorError with which a call fails. */
export async function failure(call: Promise<unknown>): Promise<ConnectorError> {
  const error = await call.then(
    () => new Error('the call succeeded'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ConnectorError);
  return error as ConnectorError;
}
