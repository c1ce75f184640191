import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type SandboxOptions } from '../src/index.ts';

/** An answer, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  json: Record<string, never>;
  text: string;
  bytes: Buffer;
}

/** A sandbox on a free port, with the vendors' credentials at hand. */
export interface RunningSandbox {
  dir: string;
  base: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

const CREDENTIALS: Readonly<Record<string, string>> = {
  hubspot: 'Bearer sandbox-hubspot-token',
  pandadoc: 'API-Key sandbox-pandadoc-key',
  bank: 'Bearer sandbox-bank-token',
};

/** Starts a sandbox in a new folder, or in the given one. */
export async function runSandbox(options: Partial<SandboxOptions> = {}): Promise<RunningSandbox> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'sandbox-'));
  const sandbox = await startSandbox({ port: 0, ...options, dir });
  const base = `http://127.0.0.1:${sandbox.port}`;
  return {
    dir,
    base,
    close: () => sandbox.close(),
    call: (method, path, body, headers) => request(base, method, path, body, headers),
  };
}

async function request(
  base: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const isRaw = body instanceof Uint8Array || body instanceof URLSearchParams;
  const credential = CREDENTIALS[path.split('/')[1] ?? ''];
  const answer = await fetch(base + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(credential === undefined ? {} : { authorization: credential }),
      ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: isRaw ? (body as Uint8Array<ArrayBuffer> | URLSearchParams) : JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = bytes.toString('utf8');
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    bytes,
    json: answer.headers.get('content-type')?.includes('json') === true && text !== '' ? safeJson(text) : {},
  };
}

function safeJson(text: string): Record<string, never> {
  try {
    return JSON.parse(text) as Record<string, never>;
  } catch {
    return {};
  }
}

/** A delivery that a subscriber got. */
export interface Received {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A subscriber that answers with the given statuses, one after the other, the last one for ever. */
export async function listenForWebhooks(
  ...statuses: number[]
): Promise<{ url: string; received: Received[]; close(): void }> {
  const received: Received[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      received.push({
        url: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      outgoing.writeHead(statuses[received.length - 1] ?? statuses.at(-1) ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hooks`, received, close: () => void server.close() };
}

/** Waits until the probe gives something, at most five seconds. */
export async function eventually<T>(probe: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (let round = 0; round < 100; round += 1) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not happen within five seconds');
}
