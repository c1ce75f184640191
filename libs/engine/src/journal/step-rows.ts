import type { Sql } from '@belegfluss/store';
import type { StepRecord, UndoableStep } from '../run/run-record.ts';

const COLUMNS = `run_id as "runId", path, kind, use, state, tries, input, output, error, spans, undo, is_behind as "isBehind",
  to_char(started_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt",
  to_char(ended_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "endedAt"`;

/** Steps as the database has them, of all these runs: every one, or those that an attempt may come to again. */
export function stepsOf(
  db: Sql,
  runIds: string[],
  which: 'all' | 'ahead',
): Promise<(StepRecord & { runId: string })[]> {
  return db.query(`select ${COLUMNS} from step where run_id = any($1::uuid[]) and (not is_behind or $2 = 'all')`, [
    runIds,
    which,
  ]);
}

/** Steps of a run whose undo is kept under a number below this one, the highest first, at most `limit`. */
export function undosBefore(db: Sql, runId: string, before: number, limit: number): Promise<UndoableStep[]> {
  return db.query(
    `select ${COLUMNS} from step where run_id = $1 and undo is not null and (undo->>'number')::bigint < $2
     order by (undo->>'number')::bigint desc limit $3`,
    [runId, before, limit],
  );
}
