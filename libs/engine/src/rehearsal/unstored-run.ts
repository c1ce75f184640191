import type { Plan } from '@belegfluss/flow';
import type { RunRecord } from '../run/run-record.ts';

/** A run of a flow as it stands before its first attempt, for whoever goes through it without storing it. */
export function unstoredRun(
  { flow, revision }: Pick<Plan, 'flow' | 'revision'>,
  begin: Pick<RunRecord, 'id' | 'trigger' | 'recordKey' | 'input'>,
): RunRecord {
  return {
    ...begin,
    flow,
    revision,
    onceKey: null,
    state: 'running',
    attempt: 0,
    crashes: 0,
    caseIds: [],
    versions: {},
    afterRestore: false,
  };
}
