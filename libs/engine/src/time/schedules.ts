import { newId, type Database } from '@belegfluss/store';
import type { Plan, TriggerOf } from '../flow/plan.ts';
import type { RunStarter } from '../event/run-starter.ts';

/** All triggers of one kind with their flows. */
export function triggersOf<K extends 'schedule' | 'entity'>(
  plans: Plan[],
  kind: K,
): { plan: Plan; trigger: TriggerOf<K> }[] {
  return plans.flatMap((plan) =>
    plan.triggers
      .filter((trigger): trigger is TriggerOf<K> => trigger.kind === kind)
      .map((trigger) => ({ plan, trigger })),
  );
}

/** Starts a scheduled flow for its slot; of all schedulers in the cluster one wins, the others change nothing. */
export async function fireSlot(
  tools: { db: Database; starter: RunStarter },
  plan: Plan,
  trigger: TriggerOf<'schedule'>,
  slot: Date,
): Promise<boolean> {
  return claimSlot(tools.db, plan.flow, slot, async (tx) => {
    const input = { type: 'schedule', data: { slot: slot.toISOString() } };
    return tools.starter.startOne(tx, plan.flow, trigger.id, plan.flow, input);
  });
}

/** Takes the sweep of one interval for this process; false when another scheduler has it. */
export function claimSweepSlot(db: Database, plan: Plan, trigger: TriggerOf<'entity'>, now: Date): Promise<boolean> {
  const every = (trigger.sweepSeconds ?? 900) * 1_000;
  const slot = new Date(Math.floor(now.getTime() / every) * every);
  return claimSlot(db, `${plan.flow}/${trigger.id}`, slot, () => Promise.resolve(newId()));
}

async function claimSlot(
  db: Database,
  name: string,
  slot: Date,
  start: (tx: Parameters<Parameters<Database['transaction']>[0]>[0]) => Promise<string>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const id = newId();
    const won = await tx.query(
      'insert into schedule_slot (flow, slot, run_id) values ($1, $2, $3) on conflict do nothing returning 1',
      [name, slot, id],
    );
    if (won.length === 0) return false;
    const runId = await start(tx);
    await tx.query('update schedule_slot set run_id = $3 where flow = $1 and slot = $2', [name, slot, runId]);
    return true;
  });
}
