import type { Installation } from '../processes/installation.ts';
import { JsonClient } from './http-json.ts';

/** The server, where the administrator has signed in, and the sandbox beside it. */
export interface SandboxSystems {
  server: JsonClient;
  sandbox: JsonClient;
  /** Where the sandbox's webhooks go. */
  publicUrl: string;
}

const SECRETS: Record<string, Record<string, string>> = {
  crm: { accessToken: 'sandbox-hubspot-token', clientSecret: 'sandbox-hubspot-secret' },
  clm: { apiKey: 'sandbox-pandadoc-key', sharedKey: 'sandbox-pandadoc-shared-key' },
  accounting: { clientSecret: 'sandbox-datev-secret' },
  bank: { token: 'sandbox-bank-token' },
};
/** Limits far above what a play of hundreds of deals needs: it is about chains, not about waiting. */
const LIMITS = { hubspot: { limitPerTenSeconds: 2_000 }, pandadoc: { limitPerMinute: 20_000 } };

/** Signs in as the administrator. */
export async function enterSandbox({
  serverUrl,
  sandboxUrl,
  administrator,
}: Pick<Installation, 'serverUrl' | 'sandboxUrl' | 'administrator'>): Promise<SandboxSystems> {
  if (!sandboxUrl || !administrator) throw new Error('this needs the sandbox and the administrator of the first start');
  const server = new JsonClient(serverUrl);
  await server.post('/api/v1/session', administrator);
  return { server, sandbox: new JsonClient(sandboxUrl), publicUrl: serverUrl };
}

/** Connects the server with the sandbox, as far as its pack has connections of the usual names; may be repeated without harm. */
export async function connectSandbox({ server, sandbox, publicUrl }: SandboxSystems): Promise<void> {
  await sandbox.post('/control/settings', {
    hubspot: { webhookUrl: `${publicUrl}/hooks/crm`, ...LIMITS.hubspot },
    pandadoc: { webhookUrl: `${publicUrl}/hooks/clm`, ...LIMITS.pandadoc },
  });
  for (const { name, secrets: known } of await connectionsOf(server)) {
    const secrets = SECRETS[name];
    // Another system may stand under the usual name.
    const fits = secrets && Object.keys(secrets).every((field) => known.some((each) => each.field === field));
    if (fits) await server.call('PUT', `/api/v1/connections/${name}/secrets`, secrets);
  }
  for (const { name } of (await connectionsOf(server)).filter(({ authorised }) => !authorised)) {
    const { url } = await server.post<{ url: string }>(`/api/v1/connections/${name}/authorise`);
    const end = await server.browse(url);
    if (!end.endsWith('authorised=true')) throw new Error(`the connection ${name} could not be authorised`);
  }
}

interface ListedConnection {
  name: string;
  authorised: boolean;
  secrets: { field: string }[];
}

async function connectionsOf(server: JsonClient): Promise<ListedConnection[]> {
  const { connections } = await server.get<{ connections: ListedConnection[] }>('/api/v1/connections');
  return connections;
}
