import { DiagnosticError } from '@belegfluss/sdk';
import { isId, newId } from '@belegfluss/store';
import type { RunFilter } from '../history/run-filter.ts';
import { listRuns, type ListedRun } from '../history/run-list.ts';
import type { RunState } from '../run/states.ts';
import { cancelRun, resolveRun } from './close-run.ts';
import type { Deed, DeedKind } from './deed.ts';
import type { ReplayTools, ReplayWish } from './replay-plan.ts';
import { replayRun } from './replay-run.ts';
import { retryRun } from './retry-run.ts';
import { selectionGone } from './refusals.ts';

/** So many runs are done at once; whoever has more narrows the filter or comes again. */
const MOST_SELECTED = 5_000;
const SAMPLE = 20;
const AT_ONCE = 4;

/** States that each deed can be done to. */
const OPEN_TO: Record<DeedKind, RunState[]> = {
  retry: ['dead'],
  resolve: ['dead'],
  cancel: ['queued', 'running', 'waiting', 'question', 'dead'],
  replay: ['done', 'unchanged', 'skipped', 'observed', 'dead', 'cancelled', 'resolved'],
};

/** The runs that somebody was shown; only these are touched. */
export interface SelectionPreview {
  token: string;
  count: number;
  /** True where more fit than are taken at once. */
  more: boolean;
  sample: ListedRun[];
}

/** What became of the runs of a selection: some changed since they were shown. */
export interface SelectionResult {
  done: number;
  refused: { code: string; count: number }[];
}

/** Keeps which runs fit a filter at this moment, for an hour. */
export async function selectRuns(
  { db }: ReplayTools,
  kind: DeedKind,
  filter: RunFilter,
  person: string,
): Promise<SelectionPreview> {
  const states = OPEN_TO[kind].filter((state) => filter.state === undefined || state === filter.state);
  const { state: _state, ...rest } = filter;
  const found =
    states.length === 0
      ? []
      : await listRuns(db, { ...rest, states, goesOn: kind === 'retry', limit: MOST_SELECTED + 1 });
  const runs = found.slice(0, MOST_SELECTED);
  const token = newId();
  await db.query("delete from run_selection where made_at < now() - interval '1 hour'");
  await db.query('insert into run_selection (id, person, kind, run_ids) values ($1, $2, $3, $4)', [
    token,
    person,
    kind,
    runs.map(({ id }) => id),
  ]);
  return { token, count: runs.length, more: found.length > runs.length, sample: runs.slice(0, SAMPLE) };
}

/** Does to the runs of a preview what it was made for, each in a transaction of its own. Throws DiagnosticError `run.selection_gone`. */
export async function actOnSelection(
  tools: ReplayTools,
  token: string,
  deed: Deed,
  wish: ReplayWish = { version: 'live' },
): Promise<SelectionResult> {
  const [selection] = isId(token)
    ? await tools.db.query<{ kind: DeedKind; runIds: string[] }>(
        `delete from run_selection where id = $1 and person = $2 and made_at > now() - interval '1 hour'
         returning kind, run_ids as "runIds"`,
        [token, deed.person],
      )
    : [];
  if (!selection) throw selectionGone();
  const waiting = [...selection.runIds];
  const refused = new Map<string, number>();
  let done = 0;
  const work = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      try {
        await act(tools, selection.kind, id, deed, wish);
        done += 1;
      } catch (error) {
        if (!(error instanceof DiagnosticError)) throw error;
        const code = error.diagnostics[0]?.code ?? 'run.failed';
        refused.set(code, (refused.get(code) ?? 0) + 1);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { done, refused: [...refused].map(([code, count]) => ({ code, count })) };
}

async function act(tools: ReplayTools, kind: DeedKind, id: string, deed: Deed, wish: ReplayWish): Promise<void> {
  if (kind === 'retry') await retryRun(tools, id, deed);
  else if (kind === 'cancel') await cancelRun(tools, id, deed);
  else if (kind === 'resolve') await resolveRun(tools, id, deed);
  else await replayRun(tools, id, wish, deed);
}
