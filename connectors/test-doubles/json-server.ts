import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the small server saw it. */
export interface SeenRequest {
  method: string;
  /** Path with query, as it was sent. */
  url: string;
  headers: IncomingHttpHeaders;
  /** What its JSON holds, or its text where it is none. */
  body: unknown;
}

export interface JsonAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A real HTTP server that answers JSON and keeps what it was asked. */
export interface JsonServer {
  url: string;
  seen: SeenRequest[];
  close(): Promise<void>;
}

/** Starts it on a free port of this machine. */
export async function jsonServer(
  answer: (request: SeenRequest, url: URL) => JsonAnswer | Promise<JsonAnswer>,
): Promise<JsonServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { method = '', url = '/', headers } = request;
      const text = Buffer.concat(chunks).toString();
      const asked = { method, url, headers, body: bodyOf(headers, text) };
      seen.push(asked);
      const { status = 200, headers: more, body } = await answer(asked, new URL(url, 'http://localhost'));
      response.writeHead(status, { 'content-type': 'application/json', ...more });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function bodyOf(headers: IncomingHttpHeaders, text: string): unknown {
  if (text === '') return undefined;
  return headers['content-type'] === 'application/x-www-form-urlencoded' ? text : (JSON.parse(text) as unknown);
}
