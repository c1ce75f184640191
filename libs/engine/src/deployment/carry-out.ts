import { DiagnosticError } from '@belegfluss/sdk';
import type { Transaction } from '@belegfluss/store';
import { conflictOf, type DeployTools } from './deploy.ts';
import { demandFit, soundFlow } from './fit.ts';
import { beginTriggersAnew, goLive } from './go-live.ts';
import { claimPlanned, duePlanned, endPlanned, type PlannedDeployment } from './planned.ts';
import { lockDeployments, readLive, readVersionText, textOf, type LiveVersion } from './version-rows.ts';

/** A planned deployment whose time has come, and what became of it. */
export type CarriedOut = Pick<PlannedDeployment, 'flow' | 'version' | 'state' | 'diagnostics'>;

/**
 * Brings live what was planned for a time that has come, by the database's clock, however late. Its row is taken in the
 * transaction that writes the log: of several schedulers one does it, and one that dies leaves it to the others. Where
 * something else went live since, or the checker objects by now, it fails and says why; where the very same did, as by a start
 * with its file, it is done already.
 */
export async function carryOutDue(tools: DeployTools): Promise<CarriedOut[]> {
  const carried: CarriedOut[] = [];
  for (const id of await duePlanned(tools.db)) {
    const done = await tools.db.transaction(async (tx) => {
      await lockDeployments(tx);
      const planned = await claimPlanned(tx, id);
      return planned && carryOut(tools, tx, planned);
    });
    if (done) carried.push(done);
  }
  if (carried.length > 0) await tools.live.look();
  return carried;
}

async function carryOut(tools: DeployTools, tx: Transaction, planned: PlannedDeployment): Promise<CarriedOut> {
  const { id, flow, version, author, note } = planned;
  const live = (await readLive(tx)).get(flow);
  const text = (await readVersionText(tx, flow, version)) ?? '';
  if (live && textOf(live) === text) {
    await endPlanned(tx, id, 'done', []);
    return { flow, version, state: 'done', diagnostics: [] };
  }
  try {
    await prepare(tools, tx, planned, live, text);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    await endPlanned(tx, id, 'failed', error.diagnostics);
    return { flow, version, state: 'failed', diagnostics: error.diagnostics };
  }
  await goLive(tx, tools.bell, { flow, version, author, note });
  await endPlanned(tx, id, 'done', []);
  return { flow, version, state: 'done', diagnostics: [] };
}

/** Throws DiagnosticError where the version may not go live any more. */
async function prepare(
  tools: DeployTools,
  tx: Transaction,
  { flow, base }: PlannedDeployment,
  live: LiveVersion | undefined,
  text: string,
): Promise<void> {
  if ((live?.version ?? null) !== base) throw await conflictOf(tx, flow, base, live, text);
  const sound = soundFlow(tools.catalog, flow, text);
  await demandFit(tools, tx, sound);
  await beginTriggersAnew(tx, sound.plan, live, tools.catalog);
}
