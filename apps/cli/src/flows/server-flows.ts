import { meant, nearestName } from '@belegfluss/flow';
import type { Diagnostic, Text } from '@belegfluss/sdk';
import { wrongUse, type CommandError } from '../command-error.ts';
import type { ServerApi } from '../rest/server-api.ts';

/** The parts of the server's answers about flows that the command uses. */
export interface ServerFlow {
  flow: string;
  title: Text;
  owner: string | null;
  live: { version: number; origin: string; since: string; deployer: string; broken: boolean; observed: boolean } | null;
  drift: 'changed' | 'only_in_files' | 'only_live' | null;
  /** The deployment that is outstanding. */
  next: PlannedRow | null;
  /** When its schedules are due next. */
  schedules: { trigger: string; zone: string; next: string | null }[];
}

/** A deployment that was meant for later, and what became of it. */
export interface PlannedRow {
  id: string;
  version: number;
  /** The version that was live when it was planned. */
  base: number | null;
  author: string;
  note: string;
  at: string;
  state: 'planned' | 'done' | 'failed' | 'cancelled';
  diagnostics: Diagnostic[];
}

export interface VersionRow {
  version: number;
  origin: 'files' | 'console' | 'cli' | 'restore';
  author: string;
  note: string;
  createdAt: string;
  live: boolean;
  /** When it last went live. */
  liveFrom: string | null;
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
  planned: PlannedRow[];
}

/** All flows that the server knows. */
export async function serverFlows(api: ServerApi): Promise<ServerFlow[]> {
  return (await api.get<{ flows: ServerFlow[] }>('/flows')).flows;
}

/** Live text, versions and plans of a flow. */
export async function liveFlow(api: ServerApi, flow: string): Promise<LiveFlow> {
  const detail = await api.get<Omit<LiveFlow, 'version'> & { flow: ServerFlow }>(`/flows/${encodeURIComponent(flow)}`);
  const { flow: row, source, versions, planned } = detail;
  return { version: row.live?.version ?? 0, source, versions, planned };
}

/** Text of one version. */
export async function versionText(api: ServerApi, flow: string, version: number): Promise<string> {
  return (await api.get<{ source: string }>(`/flows/${encodeURIComponent(flow)}/versions/${version}`)).source;
}

/** The flow of this name. Throws CommandError `cli.usage` with the one that was meant; `missing` says what none of them is. */
export function namedFlow(flow: string, rows: readonly ServerFlow[], missing = unknownHere): ServerFlow {
  const found = rows.find((row) => row.flow === flow);
  if (!found) throw noSuchFlow(flow, rows, missing(flow));
  return found;
}

function unknownHere(flow: string): Text {
  return {
    de: `Einen Ablauf „${flow}“ gibt es auf diesem Server nicht.`,
    en: `There is no flow "${flow}" on this server.`,
  };
}

function noSuchFlow(flow: string, rows: readonly ServerFlow[], message: Text): CommandError {
  const nearest = nearestName(
    flow,
    rows.map((row) => row.flow),
  );
  return wrongUse(
    message,
    nearest === undefined
      ? {
          de: 'Prüfen Sie den Namen, und auf welchem Server Sie sind.',
          en: 'Check the name, and which server this is.',
        }
      : meant(nearest),
  );
}
