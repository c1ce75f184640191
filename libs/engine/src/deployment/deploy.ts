import { isInFiles, type Catalog } from '@belegfluss/flow';
import type { Diagnostic, DiagnosticError } from '@belegfluss/sdk';
import type { Bell, Database, Sql, Transaction } from '@belegfluss/store';
import { tellChanges } from '../journal/changes.ts';
import { dropServedDraft } from './drafts.ts';
import { beginTriggersAnew, decideGoLive, goLive } from './go-live.ts';
import type { LiveFlows } from './live-flows.ts';
import { planDeployment, readPlanned } from './planned.ts';
import { knownVersionText, noSuchVersion } from './known-version.ts';
import { demandFit, missedWithout, soundFlow, type SoundFlow } from './fit.ts';
import { conflict, type Side } from './refusals.ts';
import { filesWin, overtakesPlanned } from './remarks.ts';
import {
  addVersion,
  lockDeployments,
  readLive,
  readVersions,
  readVersionText,
  textOf,
  type FlowVersion,
  type LiveVersion,
  type Origin,
} from './version-rows.ts';

export interface DeployTools {
  db: Database;
  bell: Bell;
  live: LiveFlows;
  catalog: Catalog;
  /** Folder of the files that win at the next start; missing where the database does. */
  leadingFiles: string | undefined;
}

/** What somebody wants to be live. */
export interface Deployment {
  flow: string;
  /** A text, or a version to be brought back. */
  what: { source: string } | { version: number };
  /** The version that was live when the author began; null where none was. */
  base: number | null;
  by: { id: string; name: string };
  note: string;
  origin: Exclude<Origin, 'files' | 'restore'>;
  /** At once where it is missing or past. */
  at?: Date;
}

/** What a deployment came to. */
export interface Deployed {
  state: 'live' | 'planned' | 'unchanged';
  version: FlowVersion;
  /** From when; for those that wait it lies ahead. */
  at: Date;
  /** Warnings of the checker and about the files. */
  diagnostics: Diagnostic[];
}

/**
 * Brings a flow live as a new version, at once or at a time, after the checker has had its say. What is live already, and
 * nothing else, may be named as the base. Throws DiagnosticError: the checker's findings, `deployment.conflict` with the
 * three sides, `deployment.other_name`, `deployment.unknown_version`, `deployment.unknown_flow`, `deployment.already_planned`.
 */
export async function deploy(tools: DeployTools, wish: Deployment): Promise<Deployed> {
  const { flow, what } = wish;
  const text = 'source' in what ? what.source : await knownVersionText(tools.db, flow, what.version);
  const sound = soundFlow(tools.catalog, flow, text);
  const deployed = await tools.db.transaction((tx) => bringLive(tools, tx, wish, sound));
  await tools.live.look();
  const warnings = [
    ...deployed.diagnostics,
    ...(deployed.state === 'live' ? await overtaken(tools.db, flow, deployed.version.version, textOf(sound.plan)) : []),
    ...(deployed.state !== 'unchanged' && isLost(tools, textOf(sound.plan)) ? [filesWin(flow, 'deployed')] : []),
  ];
  return { ...deployed, diagnostics: warnings };
}

/** Whether the next start takes a text back: a file of this machine that holds it by now would bring the same. */
function isLost({ leadingFiles }: DeployTools, text: string): boolean {
  return leadingFiles !== undefined && !isInFiles(leadingFiles, text);
}

/** Who planned something learns of it only when its time has come; who goes live in between can be told now. */
async function overtaken(sql: Sql, flow: string, live: number, text: string): Promise<Diagnostic[]> {
  const planned = (await readPlanned(sql, flow)).find(({ state }) => state === 'planned');
  if (!planned || (await readVersionText(sql, flow, planned.version)) === text) return [];
  return [overtakesPlanned(flow, planned, live)];
}

/**
 * Takes a flow out of service; runs under way go on. Gives back remarks about its callers and the files.
 * Throws DiagnosticError `deployment.conflict`.
 */
export async function withdraw(
  tools: DeployTools,
  { flow, base, by, note }: Pick<Deployment, 'flow' | 'by' | 'note'> & { base: number },
): Promise<Diagnostic[]> {
  await tools.db.transaction(async (tx) => {
    await lockDeployments(tx);
    const live = (await readLive(tx)).get(flow);
    if (live?.version !== base) throw await conflictOf(tx, flow, base, live, null);
    await goLive(tx, tools.bell, { flow, version: null, author: by.name, note });
  });
  await tools.live.look();
  return [
    ...missedWithout(tools.live, flow),
    ...(tools.leadingFiles === undefined ? [] : [filesWin(flow, 'withdrawn')]),
  ];
}

/** The refusal of a deployment whose base is live no more. */
export async function conflictOf(
  sql: Sql,
  flow: string,
  base: number | null,
  live: LiveVersion | undefined,
  yours: string | null,
): Promise<DiagnosticError> {
  const began: Side = {
    version: base,
    source: base === null ? null : ((await readVersionText(sql, flow, base)) ?? null),
  };
  const theirs: Side = { version: live?.version ?? null, source: live ? textOf(live) : null };
  return conflict(flow, began, theirs, yours);
}

async function bringLive(
  tools: DeployTools,
  tx: Transaction,
  { flow, what, base, by, note, origin, at }: Deployment,
  sound: SoundFlow,
): Promise<Deployed> {
  const { bell, catalog } = tools;
  const { plan, diagnostics: remarks } = sound;
  await lockDeployments(tx);
  const live = (await readLive(tx)).get(flow);
  if (live && textOf(live) === textOf(plan)) {
    await dropServedDraft(tx, by.id, flow, textOf(plan));
    return {
      state: 'unchanged',
      version: await versionOf(tx, flow, live.version),
      at: live.liveFrom,
      diagnostics: remarks,
    };
  }
  if ((live?.version ?? null) !== base) throw await conflictOf(tx, flow, base, live, textOf(plan));
  const [clock] = await tx.query<{ now: Date }>('select clock_timestamp() as now');
  const now = clock?.now ?? new Date();
  const decision = decideGoLive({ flow, author: by.name, now, ...(at && { at }) });
  const diagnostics = await demandFit(tools, tx, sound, decision.kind === 'at' ? decision.at : undefined);
  const bringing = 'version' in what ? { origin: 'restore' as const, restores: what.version } : { origin };
  const version = await addVersion(tx, plan, { ...bringing, author: by.name, note });
  if (decision.kind === 'at') {
    await planDeployment(tx, { flow, version, base, author: by.name, note, dueAt: decision.at });
    tellChanges(tx, bell, [`flows ${flow}`]);
  } else {
    await beginTriggersAnew(tx, plan, live, catalog);
    await goLive(tx, bell, { flow, version, author: by.name, note });
  }
  await dropServedDraft(tx, by.id, flow, textOf(plan));
  return {
    state: decision.kind === 'at' ? 'planned' : 'live',
    version: await versionOf(tx, flow, version),
    at: decision.kind === 'at' ? decision.at : now,
    diagnostics,
  };
}

async function versionOf(sql: Sql, flow: string, version: number): Promise<FlowVersion> {
  const [row] = await readVersions(sql, flow, version);
  if (!row) throw await noSuchVersion(sql, flow, version);
  return row;
}
