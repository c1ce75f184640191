import { fork, type ChildProcess } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { HttpPolicy } from '@belegfluss/sdk';

const SCRIPT = fileURLToPath(new URL('calling-process.js', import.meta.url));

/** What a process is told to do: call a connection for some time in several loops. */
export interface Order {
  connection: string;
  loops: number;
  forMs: number;
  /** Pause between the calls of a loop; without it, as fast as it goes. */
  everyMs?: number;
}

export interface Carried {
  /** How many calls ended with which code; `ok` is one that went well. */
  counts: Record<string, number>;
  /** How long each good call took. */
  milliseconds: number[];
}

/** A process of its own with an engine on the given database. */
export interface CallingProcess {
  carryOut(order: Order): Promise<Carried>;
  stop(): Promise<void>;
}

/** Starts a process; `connections` are names with their limits. It runs what is built. */
export async function startCalling(
  url: string,
  vendor: string,
  connections: Record<string, Pick<Partial<HttpPolicy>, 'budgets' | 'concurrency'>>,
): Promise<CallingProcess> {
  const child = fork(SCRIPT, [JSON.stringify({ url, vendor, connections })], { serialization: 'advanced' });
  const gone = new Promise<void>((done) => child.once('close', () => done()));
  await next(child);
  return {
    carryOut: async (order) => {
      child.send(order);
      return (await next(child)) as Carried;
    },
    stop: async () => {
      child.send('stop');
      await gone;
    },
  };
}

function next(child: ChildProcess): Promise<unknown> {
  return new Promise((done, fail) => {
    const onClose = () => fail(new Error('the calling process ended'));
    child.once('close', onClose);
    child.once('message', (message) => {
      child.off('close', onClose);
      done(message);
    });
  });
}

/** A vendor that notes when each request of a connection came. */
export interface NotingVendor {
  origin: string;
  /** Moments of requests by connection, in milliseconds. */
  seen: Record<string, number[]>;
  /** Answers of a connection from now on; the default is an empty object. */
  answer(connection: string, handler: (response: ServerResponse) => void): void;
  close(): Promise<void>;
}

export async function startNotingVendor(): Promise<NotingVendor> {
  const seen: Record<string, number[]> = {};
  const handlers = new Map<string, (response: ServerResponse) => void>();
  const server = createServer((request, response) => {
    const connection = (request.url ?? '').slice(1);
    (seen[connection] ??= []).push(performance.now());
    const handler = handlers.get(connection);
    if (handler) handler(response);
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer: (connection, handler) => void handlers.set(connection, handler),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
