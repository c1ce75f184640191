import { isId, type Transaction } from '@belegfluss/store';
import type { RunState } from '../run/states.ts';
import { unknownRun } from './refusals.ts';

/** A run as it stands when somebody does something with it. */
export interface LockedRun {
  id: string;
  flow: string;
  /** The key by which runs of the flow follow each other. */
  order: string;
  state: RunState;
  /** The run whose step waits for this one. */
  parentId: string | null;
}

/** The columns of such a run. */
export const LOCKED = 'id, flow, coalesce(order_key, record_key) as "order", state, parent_id as "parentId"';

/** The run, which nobody else changes before the end of the transaction. Throws DiagnosticError `run.unknown`. */
export async function lockRun(tx: Transaction, runId: string): Promise<LockedRun> {
  const [run] = isId(runId)
    ? await tx.query<LockedRun>(`select ${LOCKED} from run where id = $1 for update`, [runId])
    : [];
  if (!run) throw unknownRun(runId);
  return run;
}
