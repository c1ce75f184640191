import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defineAction, defineConnector, type Connector } from '@belegfluss/sdk';
import { Type } from 'typebox';

/** A system that is reached by HTTP and can be down; it counts what it is asked. */
export interface FailingSystem {
  connector: Connector;
  isDown: boolean;
  /** Bodies of the requests that it answered well. */
  readonly kept: string[];
  asked: number;
  close(): Promise<void>;
}

const title = { de: 'Gegenstelle', en: 'Vendor' };

/** Starts the system, as the connection `vendor` with the action `note.put`. */
export async function failingSystem(): Promise<FailingSystem> {
  const server = createServer((request, response) => {
    system.asked += 1;
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      if (!system.isDown) system.kept.push((JSON.parse(body) as { name: string }).name);
      response.writeHead(system.isDown ? 503 : 200, { 'content-type': 'application/json' }).end('{"id":"1"}');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const put = defineAction()({
    id: 'note.put',
    title,
    input: Type.Object({ name: Type.String() }),
    output: Type.Object({ id: Type.String() }),
    effect: { kind: 'write', class: 'K', keyValidFor: 'P1D' },
    run: async ({ http }, input) => {
      const { body } = await http.request({ method: 'POST', path: '/notes', route: 'notes.put', json: input });
      return body as { id: string };
    },
  });
  const system: FailingSystem = {
    connector: defineConnector({
      id: 'vendor',
      version: '1.0.0',
      title,
      config: Type.Object({}),
      auth: { kind: 'none' },
      http: () => ({ baseUrl, budgets: [] }),
      entities: [],
      actions: [put],
    }),
    isDown: true,
    kept: [],
    asked: 0,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return system;
}
