import { join } from 'node:path';
import { createApiToken, type Role } from '@belegfluss/access';
import { startSandbox, type Sandbox } from '@belegfluss/sandbox';
import { closeLog, createLog, openRuntime, readConfig, startServer, type RunningServer } from '@belegfluss/server';
import { easyPerson, testDatabase, type TestDatabase } from '@belegfluss/testing';
import { orderSandbox } from '../../connectors/test-doubles/sandbox-control.ts';
import { sandboxSpecs } from '../../connectors/test-doubles/shared-material.ts';

/** A server in this process that runs a pack on the simulated vendors. */
export interface PackOnSandbox {
  sandbox: Sandbox;
  database: TestDatabase;
  server: RunningServer;
  token: string;
  /** What makes a verb of the command ask this server. */
  access: string[];
  close(): Promise<void>;
}

/** Starts it in `folder`, with `records` in the simulated CRM and a person who has `roles`. */
export async function packOnSandbox(
  folder: string,
  { pack, records, roles }: { pack: string; records: object; roles: Role[] },
): Promise<PackOnSandbox> {
  const log = createLog('error');
  const database = await testDatabase();
  const settings = { hubspot: { indexLagMs: 0 } };
  const sandbox = await startSandbox({ port: 0, dir: join(folder, 'sandbox'), ...sandboxSpecs(), settings });
  await orderSandbox(sandbox.port, 'hubspot/records', records);
  const runtime = await openRuntime(
    readConfig({
      DATABASE_URL: database.url,
      PORT: '0',
      ROLES: 'api,worker',
      BELEGFLUSS_FLOWS: pack,
      BELEGFLUSS_STATE: folder,
      BELEGFLUSS_ENVIRONMENT: 'sandbox',
      BELEGFLUSS_SANDBOX_URL: `http://127.0.0.1:${sandbox.port}`,
      BELEGFLUSS_ALLOW_PRIVATE_HOSTS: 'true',
    }),
    log,
  );
  const server = await startServer(runtime);
  await runtime.engine.connections.putSecrets('crm', {
    accessToken: 'sandbox-hubspot-token',
    clientSecret: 'sandbox-hubspot-secret',
  });
  const { id } = await easyPerson(database.db, { name: 'Ines', password: 'correct horse battery', roles });
  const { token } = await createApiToken(database.db, { personId: id, label: 'test' }, new Date());
  return {
    sandbox,
    database,
    server,
    token,
    access: ['--server', server.url, '--token', token],
    close: async () => {
      await server.stop();
      await closeLog(log);
      await sandbox.close();
      await database.close();
    },
  };
}
