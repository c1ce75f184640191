import { holdUpOf, type HoldUp } from '../history/hold-up.ts';
import type { RunFilter } from '../history/run-filter.ts';
import type { ListedRun } from '../history/run-list.ts';
import { cancelRun, resolveRun, type Cancelled } from './close-run.ts';
import type { Deed, DeedKind } from './deed.ts';
import type { ReplayPreview, ReplayTools, ReplayWish } from './replay-plan.ts';
import { previewReplay, replayRun } from './replay-run.ts';
import { retryRun } from './retry-run.ts';
import { actOnSelection, selectRuns, type SelectionPreview, type SelectionResult } from './run-selection.ts';

/** What people do with runs. Each deed is written down with its person, time and reason in the transaction that does it. */
export class RunDeeds {
  readonly #tools: ReplayTools;

  constructor(tools: ReplayTools) {
    this.#tools = tools;
  }

  /** Puts a run that was set aside back to work. Throws DiagnosticError `run.unknown`, `run.not_dead`. */
  retry(runId: string, deed: Deed): Promise<void> {
    return retryRun(this.#tools, runId, deed);
  }

  /** Ends a run, or asks one at work to stop. Throws DiagnosticError `run.ended_already`. */
  cancel(runId: string, deed: Deed): Promise<Cancelled> {
    return cancelRun(this.#tools, runId, deed);
  }

  /** Closes a run that was set aside. Throws DiagnosticError `run.unknown`, `run.not_dead`. */
  resolve(runId: string, deed: Deed): Promise<void> {
    return resolveRun(this.#tools, runId, deed);
  }

  /** What a replay would do. Throws DiagnosticError `run.not_ended` and what else `planReplay` throws. */
  previewReplay(runId: string, wish: ReplayWish): Promise<ReplayPreview> {
    return previewReplay(this.#tools, runId, wish);
  }

  /** Goes through a run again as a new one; gives back its id. Throws as `previewReplay`. */
  replay(runId: string, wish: ReplayWish, deed: Deed): Promise<string> {
    return replayRun(this.#tools, runId, wish, deed);
  }

  /** What a queued run waits for; `undefined` for any other. */
  async holdUp(run: Pick<ListedRun, 'id' | 'flow' | 'state'>): Promise<HoldUp | undefined> {
    return run.state === 'queued' ? holdUpOf(this.#tools, run) : undefined;
  }

  /** Keeps which runs fit a filter now, for a deed to many. */
  select(kind: DeedKind, filter: RunFilter, person: string): Promise<SelectionPreview> {
    return selectRuns(this.#tools, kind, filter, person);
  }

  /** Does a deed to the runs that were shown. Throws DiagnosticError `run.selection_gone`. */
  actOn(token: string, deed: Deed, wish?: ReplayWish): Promise<SelectionResult> {
    return actOnSelection(this.#tools, token, deed, wish);
  }
}
