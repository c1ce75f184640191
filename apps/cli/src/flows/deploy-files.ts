import type { Diagnostic } from '@belegfluss/sdk';
import { CommandError, diagnosticsOf } from '../command-error.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { compared, type Compared } from './compared.ts';
import { conflicting } from './conflict.ts';
import { noteVersions } from './live-record.ts';
import type { LocalFlow } from './local-flows.ts';
import type { Deployed } from './server-flows.ts';

/** What a deployment does to each flow, and came to. */
export interface DeployedFile {
  flow: string;
  file: string;
  tag: 'new' | 'unchanged' | 'overwrites';
  /** The version that is or will be live. */
  version: number;
  state: Deployed['state'];
  at: string | null;
}

export interface DeployWishes {
  note?: string;
  /** A moment with its zone. */
  at?: string;
  /** The version that the files came from. */
  base?: number;
}

/**
 * Deploys these flows, or none of them: what is in conflict or does not pass the server's checker is found before the first
 * one goes. Throws CommandError.
 */
export async function deployFiles(
  api: ServerApi,
  server: string,
  locals: readonly LocalFlow[],
  { base, ...wishes }: DeployWishes,
): Promise<{ items: DeployedFile[]; diagnostics: Diagnostic[] }> {
  const found = await compared(api, server, locals, base);
  const conflicts = found.filter(
    ({ standing, isWithdrawn }) => isWithdrawn || standing === 'conflict' || standing === 'behind',
  );
  if (conflicts.length > 0) throw conflicting(conflicts);
  const wanted = found.filter(({ standing }) => standing !== 'unchanged');
  const faults = (await Promise.all(wanted.map(({ local }) => findings(api, local)))).flat();
  if (faults.some(({ severity }) => severity === 'error')) throw refused(faults, server);
  const items: DeployedFile[] = [];
  const remarks: Diagnostic[] = [];
  // The server refuses a second plan for one flow: those are asked for first, while nothing has been done yet.
  const inTurn = wishes.at === undefined ? found : found.toSorted((a, b) => Number(b.isPlanned) - Number(a.isPlanned));
  for (const each of inTurn) {
    const { flow, file, pack } = each.local;
    const answer = await deployOne(api, each, wishes);
    remarks.push(...answer.diagnostics.map((remark) => ({ ...remark, ...(remark.file !== undefined && { file }) })));
    const { state, version, at } = answer;
    items.push({ flow, file, tag: tagOf(each), version: version.version, state, at });
    remarks.push(...noteDeployed(pack, server, { [flow]: version.version }));
  }
  return { items, diagnostics: remarks };
}

/** A name that passes here may be unknown there: flows are judged beside what the server has read of its own pack. */
function refused(faults: Diagnostic[], server: string): CommandError {
  const isUnknown = faults.some(({ code }) => code.startsWith('flow.unknown_'));
  return new CommandError(1, isUnknown ? [...faults, judgedThere(server)] : faults);
}

function judgedThere(server: string): Diagnostic {
  return {
    code: 'cli.judged_by_server',
    severity: 'info',
    message: {
      de: `So urteilt der Server ${server}, nach der pack.yaml, den Tabellen und den Systemen, mit denen er gestartet ist. Nichts wurde getan.`,
      en: `This is what the server ${server} finds, by the pack.yaml, tables and systems with which it was started. Nothing was done.`,
    },
    remedy: {
      de: 'Findet belegfluss check hier nichts, so bringen Sie pack.yaml, tables/ und systems/ auf den Server, starten Sie ihn neu, und veröffentlichen Sie dann.',
      en: 'Where belegfluss check finds nothing here, bring pack.yaml, tables/ and systems/ to the server, start it anew, and deploy then.',
    },
    facts: { server },
  };
}

/** What is live stays so where nobody may write beside the flows. */
function noteDeployed(pack: string, server: string, versions: Record<string, number>): Diagnostic[] {
  try {
    noteVersions(pack, server, versions);
    return [];
  } catch (error) {
    return diagnosticsOf(error).map((diagnostic) => ({ ...diagnostic, severity: 'warning' }));
  }
}

type Answer = Omit<Deployed, 'at' | 'version'> & { version: { version: number }; at: string | null };

function deployOne(
  api: ServerApi,
  { local, live, standing }: Compared,
  wishes: Omit<DeployWishes, 'base'>,
): Promise<Answer> {
  if (standing === 'unchanged')
    return Promise.resolve({ state: 'unchanged', version: { version: live?.version ?? 0 }, at: null, diagnostics: [] });
  const body = { source: local.text, base: live?.version ?? null, origin: 'cli', ...wishes };
  return api.post<Deployed>(`/flows/${encodeURIComponent(local.flow)}/deployments`, body);
}

async function findings(api: ServerApi, { file, text }: LocalFlow): Promise<Diagnostic[]> {
  return (await api.post<{ diagnostics: Diagnostic[] }>('/flows/check', { file, source: text })).diagnostics;
}

function tagOf({ standing }: Compared): DeployedFile['tag'] {
  if (standing === 'new' || standing === 'unchanged') return standing;
  return 'overwrites';
}
