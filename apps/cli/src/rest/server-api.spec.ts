import { describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serverApi } from './server-api.ts';

/** What a verb hears from a server that answers so. */
async function heardFrom(answer: RequestListener): Promise<unknown> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await serverApi({ url, token: 't', user: undefined, password: undefined }).post('/flows', {});
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const answering =
  (status: number, type: string, body: string, version?: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': type, ...(version && { 'x-belegfluss-api': version }) });
    response.end(body);
  };

it.each([
  ['somebody was faster', 409, 'deployment.conflict', 4],
  ['the caller gave what the server cannot take', 422, 'server.bad_query', 2],
  ['the caller gave a body that it cannot take', 422, 'server.bad_body', 2],
  ['the server refuses for a reason of its own', 422, 'flow.bad_id', 1],
  ['it knows no such thing', 404, 'flow.unknown', 1],
  ['it knows no such route', 404, 'server.not_found', 1],
  ['nobody is signed in', 401, 'session.missing', 1],
])('a refusal ends the verb as it has to, where %s', async (_why, status, code, exitCode) => {
  const body = JSON.stringify({ code, detail: 'x', diagnostics: [] });
  await expect(heardFrom(answering(status, 'application/problem+json', body, '3'))).rejects.toMatchObject({ exitCode });
});

describe('a server that is not as it should be', () => {
  it.each<[string, RequestListener, string]>([
    ['breaks off before it answers', (request) => request.socket.destroy(), 'cli.server_lost'],
    [
      'breaks off in the middle',
      (_request, response) => {
        response.writeHead(200, { 'x-belegfluss-api': '3', 'content-length': 900 });
        response.write('{"runs": [', () => response.destroy());
      },
      'cli.server_lost',
    ],
    [
      'is of another version',
      answering(404, 'application/problem+json', '{"code":"server.not_found","detail":"x","diagnostics":[]}', '3'),
      'cli.other_version',
    ],
    ['speaks another version', answering(200, 'application/json', '{"runs":{}}', '1'), 'cli.other_version'],
    ['ends in the middle', answering(200, 'application/json', '{"runs":[', '3'), 'cli.server_lost'],
    [
      'is a proxy before one that starts',
      answering(502, 'text/html', '<h1>Bad Gateway</h1>'),
      'cli.server_unreachable',
    ],
    ['is another program that speaks JSON', answering(200, 'application/json', '[]'), 'cli.not_a_server'],
    ['is another program', answering(200, 'text/html', '<h1>Welcome</h1>'), 'cli.not_a_server'],
  ])('%s', async (_what, answer, code) => {
    await expect(heardFrom(answer)).rejects.toThrow(code);
  });
});
