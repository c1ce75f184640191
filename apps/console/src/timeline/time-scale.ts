import type { RunRow, StepRow } from '../api/schema.ts';

/** A part of a run's time, in percent of the whole. */
export interface Stretch {
  kind: 'work' | 'wait';
  left: number;
  width: number;
}

/** Places of moments (milliseconds since 1970) within the whole time of a run. */
export interface TimeScale {
  begin: number;
  end: number;
  stretch(kind: Stretch['kind'], from: number, to: number): Stretch;
}

// A step of a millisecond in a run of days still has to be seen.
const NARROWEST = 0.8;

/** From the making of the run, or its first step, to its end or the last known moment. */
export function timeScale({ createdAt, endedAt }: Pick<RunRow, 'createdAt' | 'endedAt'>, steps: StepRow[]): TimeScale {
  const begin = Math.min(Date.parse(createdAt), ...steps.map(startOf));
  const end = Math.max(begin + 1, endedAt ? Date.parse(endedAt) : 0, ...steps.map(endOf));
  const share = (moment: number) => Math.min(100, Math.max(0, ((moment - begin) / (end - begin)) * 100));
  return {
    begin,
    end,
    stretch: (kind, from, to) => {
      const left = Math.min(share(from), 100 - NARROWEST);
      return { kind, left, width: Math.min(100 - left, Math.max(NARROWEST, share(to) - left)) };
    },
  };
}

/** When the step first worked or began to wait. */
export function startOf({ startedAt, spans }: StepRow): number {
  return Math.min(Date.parse(startedAt), ...spans.map(({ begunAt }) => Date.parse(begunAt)));
}

/** When it ended, else as far as is known. */
export function endOf(step: StepRow): number {
  return step.endedAt ? Date.parse(step.endedAt) : startOf(step) + step.workedMs + step.waitedMs;
}
