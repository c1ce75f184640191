import type { Diagnostic } from '@belegfluss/sdk';
import { CommandError, diagnosticsOf } from '../command-error.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { calledFirst, checkAll, type Checked } from './checked-together.ts';
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
  if (conflicts.length > 0) throw conflicting(api, conflicts);
  const wanted = found.filter(({ standing }) => standing !== 'unchanged').map(({ local }) => local);
  const checks = await checkAll(api, wanted);
  const faults = checks.flatMap(({ diagnostics }) => diagnostics);
  if (faults.some(({ severity }) => severity === 'error')) throw refused(faults, server);
  const items: DeployedFile[] = [];
  const remarks: Diagnostic[] = [];
  const inTurn = calledFirst(found, checks);
  // The server refuses a second plan for one flow: those are asked for first, while nothing has been done yet.
  if (wishes.at !== undefined) inTurn.sort((a, b) => Number(b.isPlanned) - Number(a.isPlanned));
  for (const each of inTurn) {
    const { flow, file, pack } = each.local;
    const answer = await deployOne(api, each, wishes);
    const lasting = answer.diagnostics.filter((remark) => !passes(remark, each, checks));
    remarks.push(...lasting.map((remark) => ({ ...remark, ...(remark.file !== undefined && { file }) })));
    const { state, version, at } = answer;
    items.push({ flow, file, tag: tagOf(each), version: version.version, state, at });
    remarks.push(...noteDeployed(pack, server, { [flow]: version.version }));
  }
  return { items, diagnostics: remarks };
}

/** What is said of flows that go live a moment later by the same command: beside them it was not found. */
const SAID_OF_OTHERS: readonly string[] = ['deployment.leaves_caller', 'flow.unheard_event'];

function passes({ code, message }: Diagnostic, { local }: Compared, checks: readonly Checked[]): boolean {
  const beside = checks.find((check) => check.local === local)?.diagnostics ?? [];
  return SAID_OF_OTHERS.includes(code) && !beside.some((found) => found.message.en === message.en);
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

function tagOf({ standing }: Compared): DeployedFile['tag'] {
  if (standing === 'new' || standing === 'unchanged') return standing;
  return 'overwrites';
}
