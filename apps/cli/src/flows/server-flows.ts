import type { Diagnostic } from '@belegfluss/sdk';
import type { ServerApi } from '../rest/server-api.ts';

/** The parts of the server's answers about flows that the command uses. */
export interface ServerFlow {
  flow: string;
  live: { version: number; origin: string; since: string } | null;
  drift: string | null;
}

export interface VersionRow {
  version: number;
  origin: 'files' | 'console' | 'cli' | 'restore';
}

/** What a deployment came to. */
export interface Deployed {
  state: 'live' | 'planned' | 'unchanged';
  version: VersionRow;
  at: string;
  diagnostics: Diagnostic[];
}

/** What is live under a name; `undefined` where nothing is. */
export interface LiveFlow {
  version: number;
  source: string;
  versions: VersionRow[];
}

/** All flows that the server knows. */
export async function serverFlows(api: ServerApi): Promise<ServerFlow[]> {
  return (await api.get<{ flows: ServerFlow[] }>('/flows')).flows;
}

/** Live text and versions of a flow. */
export async function liveFlow(api: ServerApi, flow: string): Promise<LiveFlow> {
  const {
    versions,
    source,
    flow: row,
  } = await api.get<{ flow: ServerFlow; source: string; versions: VersionRow[] }>(`/flows/${encodeURIComponent(flow)}`);
  return { version: row.live?.version ?? 0, source, versions };
}

/** Text of one version. */
export async function versionText(api: ServerApi, flow: string, version: number): Promise<string> {
  return (await api.get<{ source: string }>(`/flows/${encodeURIComponent(flow)}/versions/${version}`)).source;
}
