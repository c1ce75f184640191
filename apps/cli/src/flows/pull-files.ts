import type { Text } from '@belegfluss/sdk';
import { join } from 'node:path';
import { FLOW_SUFFIX } from '../check/pack-places.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { compared, type Compared } from './compared.ts';
import { writeNew, writeWhole } from '../files/write-file.ts';
import { conflicting } from './conflict.ts';
import { noteVersions } from './live-record.ts';
import { flowsOf } from './local-flows.ts';
import { liveFlow, namedFlow, serverFlows } from './server-flows.ts';

/** What pulling did to the file of a flow; `kept` has changes of its own, and what is live has none. */
export interface PulledFile {
  flow: string;
  file: string;
  tag: 'new' | 'unchanged' | 'overwrites' | 'kept';
  version: number;
}

/**
 * Writes what is live into the files of a pack, for these flows or for all that are live. Where a file and what is live were
 * both changed, nothing at all is written. Throws CommandError `cli.flow_conflict` (exit code 4), and `cli.usage` for a name
 * under which nothing is live.
 */
export async function pullFiles(
  api: ServerApi,
  server: string,
  pack: string,
  only: readonly string[],
): Promise<PulledFile[]> {
  const wanted = (flow: string) => only.length === 0 || only.includes(flow);
  const locals = flowsOf(pack).filter(({ flow }) => wanted(flow));
  const found = (await compared(api, server, locals)).filter(({ live }) => live);
  const conflicts = found.filter(({ standing }) => standing === 'conflict');
  if (conflicts.length > 0) throw conflicting(api, conflicts);
  const known = new Set(locals.map(({ flow }) => flow));
  const live = (await serverFlows(api)).filter((row) => row.live);
  for (const flow of only) namedFlow(flow, live, notLive);
  const others = live.filter(({ flow }) => wanted(flow) && !known.has(flow));
  const fresh = await Promise.all(others.map(({ flow }) => writeFresh(api, pack, flow)));
  const pulled = [...found.map(writeBehind), ...fresh];
  const current = pulled.filter(({ tag }) => tag !== 'kept');
  noteVersions(pack, server, Object.fromEntries(current.map(({ flow, version }) => [flow, version])));
  return pulled;
}

function notLive(flow: string): Text {
  return {
    de: `Ein Ablauf „${flow}“ ist auf diesem Server nicht live.`,
    en: `No flow "${flow}" is live on this server.`,
  };
}

async function writeFresh(api: ServerApi, pack: string, flow: string): Promise<PulledFile> {
  const { source, version } = await liveFlow(api, flow);
  const file = join(pack, `${flow.replaceAll('_', '-')}${FLOW_SUFFIX}`);
  // Never over a file that holds another flow.
  writeNew(file, source);
  return { flow, file, tag: 'new', version };
}

function writeBehind({ local, live, standing }: Compared): PulledFile {
  const { flow, file } = local;
  const version = live?.version ?? 0;
  if (standing === 'ahead') return { flow, file, tag: 'kept', version };
  if (standing !== 'behind' || !live) return { flow, file, tag: 'unchanged', version };
  writeWhole(file, live.source);
  return { flow, file, tag: 'overwrites', version };
}
