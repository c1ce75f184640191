import { startStep, type Catalog, type Pack, type Plan } from '@belegfluss/flow';
import type { Bell, Database, Transaction } from '@belegfluss/store';
import { beginTriggersAnew, goLive } from './go-live.ts';
import { addVersion, lockDeployments, readLive, textOf, type LiveVersion } from './version-rows.ts';

const AUTHOR = 'flow pack';

interface StartTools {
  db: Database;
  bell: Bell;
  catalog: Catalog;
}

/** Deploys what the files of the pack bring, and withdraws what they hold no more, as the pack wants it. */
export function startWithFiles(tools: StartTools, { plans, deployment }: Pack): Promise<void> {
  const files = new Map(plans.map((plan) => [plan.flow, plan]));
  return tools.db.transaction(async (tx) => {
    await lockDeployments(tx);
    const live = await readLive(tx);
    const known = await tx.query<{ flow: string }>('select distinct flow from flow_version');
    const knownFlows = new Set(known.map(({ flow }) => flow));
    for (const flow of new Set([...files.keys(), ...live.keys()])) {
      const [plan, now] = [files.get(flow), live.get(flow)];
      const found = { flow, ...(plan && { file: textOf(plan) }), ...(now && { live: textOf(now) }) };
      const step = startStep(deployment, { ...found, known: knownFlows.has(flow) });
      if (step === 'deploy' && plan) await deployFile(tools, tx, plan, now);
      if (step === 'withdraw') await goLive(tx, tools.bell, { flow, version: null, author: AUTHOR, note: '' });
    }
  });
}

async function deployFile(
  { bell, catalog }: StartTools,
  tx: Transaction,
  plan: Plan,
  live: LiveVersion | undefined,
): Promise<void> {
  const version = await addVersion(tx, plan, { origin: 'files', author: AUTHOR, note: '' });
  await beginTriggersAnew(tx, plan, live, catalog);
  await goLive(tx, bell, { flow: plan.flow, version, author: AUTHOR, note: '' });
}
