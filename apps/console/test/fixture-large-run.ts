import type { ChildList, RelatedRun, RunDetail, RunRow, StepList, StepRow } from '../src/api/schema.ts';

const PAGE = 200;
const ITEMS = 10_000;
const CHILDREN = 120;
const FAILED = 4711;

/** A run that went through ten thousand records, set off as many as shown here, and failed with one of them. */
export function fixtureLargeRun(detail: RunDetail): RunDetail {
  const { steps, next } = fixtureSteps(detail, new URLSearchParams());
  const { runs, next: nextChild } = fixtureChildren(detail.run, new URLSearchParams({ limit: String(PAGE) }));
  const shown = { steps, stepCount: ITEMS + 1, nextStep: next, children: runs, childCount: CHILDREN, nextChild };
  return { ...detail, ...shown, run: { ...detail.run, state: 'dead', reason: 'connector.invalid' } };
}

/** Its steps behind one of them, or the one that failed. */
export function fixtureSteps({ run, steps: [pattern] }: RunDetail, query: URLSearchParams): StepList {
  if (!pattern) return { steps: [], next: null };
  const begin = Date.parse(run.startedAt ?? run.createdAt);
  const step = (path: string, index: number, state: StepRow['state']): StepRow => ({
    ...pattern,
    path,
    state,
    startedAt: new Date(begin + index).toISOString(),
    endedAt: new Date(begin + index + 1).toISOString(),
    spans: [],
    turns: path === 'lines' ? { all: ITEMS, done: ITEMS - 1, failed: 1 } : null,
    error:
      state === 'failed'
        ? { code: 'connector.invalid', message: { de: 'Die Menge fehlt.', en: 'The quantity is missing.' } }
        : null,
  });
  if (query.get('state') === 'failed') return { steps: [step(`lines[${FAILED}].put`, FAILED, 'failed')], next: null };
  const first = Number(query.get('after') ?? 0);
  const steps = Array.from({ length: PAGE }, (_, index) => first + index).map((index) =>
    index === 0 ? step('lines', 0, 'failed') : step(`lines[${index - 1}].put`, index, 'done'),
  );
  return { steps, next: String(first + PAGE) };
}

/** The runs that it set off, page by page. */
export function fixtureChildren({ id, flow }: RunRow, query: URLSearchParams): ChildList {
  const [first, limit] = [Number(query.get('after') ?? 0), Number(query.get('limit'))];
  const all = Array.from({ length: CHILDREN }, (_, index): RelatedRun => {
    return { id: `${id}-child-${index}`, flow, recordKey: `L-${index}`, state: 'done', step: 'told', called: false };
  });
  const end = first + limit;
  return { runs: all.slice(first, end), next: end < CHILDREN ? String(end) : null };
}
