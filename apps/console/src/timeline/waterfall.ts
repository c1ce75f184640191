import type { RunRow, StepRow } from '../api/schema.ts';

/** Where a step's bar lies within its run, in percent of the run's whole time. */
export interface Bar {
  left: number;
  width: number;
}

// A step of a millisecond in a run of days still has to be seen.
const narrowest = 0.8;

/** The bars of the steps in their order; what has not ended lasts until the last known moment of the run. */
export function waterfallBars(run: RunRow, steps: StepRow[]): Bar[] {
  const moments = steps.flatMap(({ startedAt, endedAt }) => [Date.parse(startedAt), endedAt ? Date.parse(endedAt) : 0]);
  const begin = Math.min(...steps.map(({ startedAt }) => Date.parse(startedAt)));
  const end = Math.max(begin + 1, run.endedAt ? Date.parse(run.endedAt) : 0, ...moments);
  const share = (moment: number) => ((moment - begin) / (end - begin)) * 100;
  return steps.map(({ startedAt, endedAt }) => {
    const left = Math.min(share(Date.parse(startedAt)), 100 - narrowest);
    const width = Math.max(narrowest, (endedAt ? share(Date.parse(endedAt)) : 100) - left);
    return { left, width: Math.min(width, 100 - left) };
  });
}
