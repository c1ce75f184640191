import type { Sql } from '@belegfluss/store';
import type { StepRecord } from '../run/run-record.ts';

/** How far a loop has come. */
export interface TurnCount {
  /** Items of its list; `null` while a loop over pages still reads them. */
  all: number | null;
  /** Turns that have come to their end without a failure. */
  done: number;
  /** Turns with a step that failed, also where the loop goes on. */
  failed: number;
}

type Loop = Pick<StepRecord, 'path' | 'kind' | 'state' | 'input' | 'output'>;

/** A loop with what its rows say: turns begun, those with something under way, and those of earlier pages that failed. */
interface Counted {
  loop: string;
  begun: number;
  open: number;
  failed: number;
  failedBehind: number;
}

/** Counts the turns of the loops among these steps of a run. What has been left behind is known by its number and its failures. */
export async function countTurns(sql: Sql, runId: string, steps: Loop[]): Promise<Map<string, TurnCount>> {
  const loops = steps.filter(({ kind }) => kind === 'each');
  if (loops.length === 0) return new Map();
  // A step belongs to the innermost turn around it: what goes wrong further in fails the step of that turn, too.
  const counted = await sql.query<Counted>(
    `select loop, count(*) filter (where not behind)::int as begun, count(*) filter (where open and not failed and not behind)::int as open,
            count(*) filter (where failed and not behind)::int as failed, count(*) filter (where behind)::int as "failedBehind"
     from (select at[1] as loop, at[2] as turn, bool_or(state = 'failed') as failed, bool_or(is_behind) as behind,
                  bool_or(state in ('running', 'waiting', 'question')) as open
           from step, regexp_match(path, '^(.*)\\[(\\d+)\\]\\.') as at
           where run_id = $1 and (not is_behind or state = 'failed') and at[1] = any($2) group by 1, 2) turns
     group by loop`,
    [runId, loops.map(({ path }) => path)],
  );
  const rows = new Map(counted.map((row) => [row.loop, row]));
  return new Map(loops.map((loop) => [loop.path, turnCount(loop, rows.get(loop.path))]));
}

function turnCount({ state, input, output }: Loop, counted: Counted | undefined): TurnCount {
  const { begun = 0, open = 0, failed = 0, failedBehind = 0 } = counted ?? {};
  const { since, items = 0 } = (input ?? {}) as { since?: string; items?: number };
  const isOver = state === 'done';
  if (since === undefined) return { all: items, done: (isOver ? items : begun - open) - failed, failed };
  const gone = isOver ? ((output as { items?: number } | null)?.items ?? items) : items;
  const inHand = isOver ? 0 : begun - open - failed;
  return { all: isOver ? gone : null, done: gone - failedBehind + inHand, failed: failed + failedBehind };
}
