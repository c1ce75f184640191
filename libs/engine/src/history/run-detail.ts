import { redact } from '@belegfluss/http';
import { isId, type Sql } from '@belegfluss/store';
import type { Observation } from '../observation/observation.ts';
import { countChildren, listChildren, listReplays, parentOf, type RelatedRun, type SetOff } from './related-runs.ts';
import { COMPENSATION_OF_RUN } from './run-compensation.ts';
import { RUN_COLUMNS, type ListedRun } from './run-list.ts';
import type { RunVersions } from '../run/run-record.ts';
import { countSteps, listSteps, type ListedStep } from './run-steps.ts';

/** A run with what is known of it; of steps and children the first two hundred. */
export interface RunDetail {
  /** What it would have done, where it was only observed. */
  observed: Observation | null;
  /** How far it has come in taking back what it did; null where it takes nothing back. */
  compensation: ListedStep['state'] | null;
  run: ListedRun & { trigger: string; input: unknown; versions: RunVersions };
  steps: ListedStep[];
  stepCount: number;
  /** What to ask `listSteps` for the next ones with. */
  nextStep: string | null;
  parent: RelatedRun | null;
  children: RelatedRun[];
  childCount: number;
  /** What to ask `listChildren` for the next ones with. */
  nextChild: string | null;
  replays: RelatedRun[];
}

/** One run with its steps in the order in which they began; `undefined` when there is none with this id. */
export async function readRun(sql: Sql, id: string): Promise<RunDetail | undefined> {
  if (!isId(id)) return undefined;
  const [found] = await sql.query<RunDetail['run'] & SetOff & Pick<RunDetail, 'observed' | 'compensation'>>(
    `select ${RUN_COLUMNS}, trigger, input, versions, observed, ${COMPENSATION_OF_RUN} as compensation, event_id as "eventId", parent_id as "parentId",
            parent_path as "parentPath" from run where id = $1`,
    [id],
  );
  if (!found) return undefined;
  const { eventId, observed, compensation, parentId, parentPath, ...run } = found;
  const { steps, next: nextStep } = await listSteps(sql, id);
  const { runs: children, next: nextChild } = await listChildren(sql, id);
  return {
    run: { ...run, input: redact(run.input) },
    observed,
    compensation,
    steps,
    stepCount: nextStep === null ? steps.length : await countSteps(sql, id),
    nextStep,
    parent: await parentOf(sql, { eventId, parentId, parentPath }),
    children,
    childCount: nextChild === null ? children.length : await countChildren(sql, id),
    nextChild,
    replays: await listReplays(sql, id),
  };
}
