import { defineAction, defineConnector, type Connector } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { jsonServer } from '../../../connectors/test-doubles/json-server.ts';

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
  const server = await jsonServer(({ body }) => {
    system.asked += 1;
    if (system.isDown) return { status: 503 };
    system.kept.push((body as { name: string }).name);
    return { body: { id: '1' } };
  });
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
      http: () => ({ baseUrl: server.url, budgets: [] }),
      entities: [],
      actions: [put],
    }),
    isDown: true,
    kept: [],
    asked: 0,
    close: () => server.close(),
  };
  return system;
}
