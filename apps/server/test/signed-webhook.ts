import { createHmac } from 'node:crypto';
import type { Sending, TestServer } from './running-server.ts';

const SHARED_KEY = 'shared-key-of-the-test';

/** Seals the secrets with which the contract system signs. */
export function sealSharedKey(server: TestServer): Promise<Response> {
  return server.send('PUT', '/api/v1/connections/clm/secrets', {
    as: 'integration_admin',
    json: { apiKey: 'k', sharedKey: SHARED_KEY },
  });
}

/** Sends bytes as the contract system would, signed in the address. */
export function deliver(server: TestServer, body: string, headers: Sending['headers'] = {}): Promise<Response> {
  const signature = createHmac('sha256', SHARED_KEY).update(body).digest('hex');
  return server.send('POST', `/hooks/clm?signature=${signature}`, {
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
