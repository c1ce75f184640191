import { maskText } from '@belegfluss/http';
import type { ListedRun, ListedStep, RunDetail as EngineRun } from '@belegfluss/engine';
import { inBoth, type Text } from '@belegfluss/sdk';
import type { RunDetail, RunRow, StepRow } from './run-shapes.ts';

/** A run in the shape of the REST interface. */
export function runRow(run: ListedRun, titles: Map<string, Text>): RunRow {
  const { wakeAt, reason, ...same } = run;
  const flowTitle = titles.get(run.flow) ?? { de: run.flow, en: run.flow };
  return { ...same, flowTitle, reason: reason?.code ?? null, nextTryAt: wakeAt };
}

/** A run with its steps and relations; what still goes on is measured up to `now`. */
export function runDetail(found: EngineRun, titles: Map<string, Text>, now: Date): Omit<RunDetail, 'deeds' | 'holdUp'> {
  const { trigger, input, versions: _versions, ...run } = found.run;
  const { observed, compensation, stepCount, nextStep, parent, children, childCount, nextChild, replays } = found;
  return {
    run: runRow(run, titles),
    trigger,
    message: run.reason && masked(run.reason.message),
    queuedMs: run.startedAt === null ? null : Math.max(0, Date.parse(run.startedAt) - Date.parse(run.createdAt)),
    input,
    observed: observed && { ...observed, reason: told(observed.reason) },
    compensation,
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

function masked(said: Text | string): Text {
  const { de, en } = inBoth(said);
  return { de: maskText(de), en: maskText(en) };
}

/** What earlier versions kept in one language is given out in both. */
function told(why: { code: string; message: Text | string } | null): { code: string; message: Text } | null {
  return why && { code: why.code, message: inBoth(why.message) };
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
    error: told(same.error),
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
