import { standing, type Standing } from '@belegfluss/flow';
import type { ServerApi } from '../rest/server-api.ts';
import type { LocalFlow } from './local-flows.ts';
import { readRecord } from './live-record.ts';
import { liveFlow, serverFlows, versionText, type LiveFlow } from './server-flows.ts';

/** A file beside what is live under its name. */
export interface Compared {
  local: LocalFlow;
  standing: Standing;
  /** The version that the file came from, where that is known. */
  from?: number;
  /** Missing where nothing is live. */
  live?: LiveFlow;
  /** Whether something is to go live later under its name. */
  isPlanned: boolean;
  /** Whether somebody took what was live under its name out of service. */
  isWithdrawn: boolean;
}

/**
 * How files stand to what is live. A file came from the version that was noted beside it; else from the last one that the
 * server took from files; `base` says otherwise for all of them.
 */
export async function compared(
  api: ServerApi,
  server: string,
  locals: readonly LocalFlow[],
  base?: number,
): Promise<Compared[]> {
  const rows = new Map((await serverFlows(api)).map((row) => [row.flow, row]));
  return Promise.all(
    locals.map(async (local): Promise<Compared> => {
      const row = rows.get(local.flow);
      const isPlanned = Boolean(row?.next);
      if (!row?.live) {
        const isWithdrawn = row !== undefined && wasLive(await liveFlow(api, local.flow));
        return { local, isPlanned, isWithdrawn, standing: 'new' };
      }
      const found = await liveFlow(api, local.flow);
      const from = base ?? builtOn(readRecord(local.pack, server)[local.flow], found) ?? lastOfFiles(found);
      const began = from === undefined ? {} : { base: await textOf(api, local.flow, found, from) };
      return {
        local,
        isPlanned,
        isWithdrawn: false,
        live: found,
        ...(from !== undefined && { from }),
        standing: standing({ ...began, live: found.source, own: local.text }),
      };
    }),
  );
}

function wasLive({ versions }: LiveFlow): boolean {
  return versions.some(({ liveFrom }) => liveFrom !== null);
}

/** Where what was noted was planned and is not live, or never became so, the file still builds on what was live then. */
function builtOn(noted: number | undefined, { planned }: LiveFlow): number | undefined {
  const row = planned.find(({ version, state }) => version === noted && state !== 'done');
  return row?.base ?? noted;
}

function lastOfFiles({ versions }: LiveFlow): number | undefined {
  return versions.find(({ origin }) => origin === 'files')?.version;
}

function textOf(api: ServerApi, flow: string, live: LiveFlow, version: number): Promise<string> {
  return version === live.version ? Promise.resolve(live.source) : versionText(api, flow, version);
}
