import { maskText } from '@belegfluss/http';
import type { ListedRun, ListedStep, RunDetail as EngineRun } from '@belegfluss/engine';
import type { Text } from '@belegfluss/sdk';
import type { RunDetail, RunRow, StepRow } from './run-shapes.ts';

/** A run in the shape of the REST interface. */
export function runRow(run: ListedRun, titles: Map<string, Text>): RunRow {
  const { wakeAt, reason, ...same } = run;
  const flowTitle = titles.get(run.flow) ?? { de: run.flow, en: run.flow };
  return { ...same, flowTitle, reason: reason?.code ?? null, nextTryAt: wakeAt };
}

/** A run with its steps and relations; what still goes on is measured up to `now`. */
export function runDetail(found: EngineRun, titles: Map<string, Text>, now: Date): Omit<RunDetail, 'deeds'> {
  const { trigger, input, versions: _versions, ...run } = found.run;
  const { observed, stepCount, nextStep, parent, children, childCount, nextChild, replays } = found;
  return {
    run: runRow(run, titles),
    trigger,
    message: run.reason ? maskText(run.reason.message) : null,
    queuedMs: run.startedAt === null ? null : Math.max(0, Date.parse(run.startedAt) - Date.parse(run.createdAt)),
    input,
    observed,
    steps: found.steps.map((step) => stepRow(step, run, now)),
    stepCount,
    nextStep,
    parent,
    children,
    childCount,
    nextChild,
    replays,
  };
}

/** A step in the shape of the REST interface; what still goes on is measured up to `now`. */
export function stepRow(step: ListedStep, run: Pick<ListedRun, 'endedAt' | 'wakeAt'>, now: Date): StepRow {
  const { spans, effects, ...same } = step;
  const until = Date.parse(step.endedAt ?? run.endedAt ?? now.toISOString());
  const worked = spans ?? [[Date.parse(step.startedAt), until - Date.parse(step.startedAt)] as const];
  const begin = Math.min(Date.parse(step.startedAt), ...worked.map(([begunAt]) => begunAt));
  const workedMs = Math.max(
    0,
    worked.reduce((sum, [, milliseconds]) => sum + milliseconds, 0),
  );
  return {
    ...same,
    error: same.error && { code: same.error.code, message: same.error.message },
    spans: worked.map(([begunAt, milliseconds]) => ({
      begunAt: new Date(begunAt).toISOString(),
      milliseconds: Math.max(0, milliseconds),
    })),
    workedMs,
    waitedMs: Math.max(0, until - begin - workedMs),
    nextTryAt: step.state === 'waiting' ? run.wakeAt : null,
    effects: effects.map(({ connection, action, ...effect }) => ({ ...effect, use: `${connection}.${action}` })),
  };
}
