import type { Text } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import { runConditions, type RunFilter } from './run-filter.ts';
import { VERSION_OF_RUN } from './run-version.ts';
import type { RunState } from '../run/states.ts';

/** A run as people see it. */
export interface ListedRun {
  id: string;
  flow: string;
  revision: string;
  /** Number of the version that this was; null where it was never deployed. */
  version: number | null;
  recordKey: string;
  state: RunState;
  /** Earlier versions kept what they said in one language. */
  reason: { code: string; message: Text | string } | null;
  attempt: number;
  caseIds: string[];
  /** The run whose steps this one goes on from. */
  replayOf: string | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  /** When a run that waits is tried again. */
  wakeAt: string | null;
}

/** A moment as ISO text, under the name that the interface has for it. */
export const ISO_TIME = (column: string, name: string) =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${name}"`;

/** A replay counts the attempts of its own: the first one was that of the run before it. */
export const RUN_COLUMNS = `id, flow, revision, ${VERSION_OF_RUN} as version, record_key as "recordKey", state, reason, case_ids as "caseIds",
  attempt - case when replay_of is null then 0 else 1 end as attempt, replay_of as "replayOf",
  ${ISO_TIME('created_at', 'createdAt')}, ${ISO_TIME('started_at', 'startedAt')}, ${ISO_TIME('ended_at', 'endedAt')},
  ${ISO_TIME('wake_at', 'wakeAt')}`;

/** Runs, the newest first; at most 200 unless told. */
export function listRuns(sql: Sql, filter: RunFilter = {}): Promise<ListedRun[]> {
  const { where, parameters } = runConditions(filter);
  return sql.query<ListedRun>(
    `select ${RUN_COLUMNS} from run ${where} order by id desc limit $${parameters.length + 1}`,
    [...parameters, filter.limit ?? 200],
  );
}
