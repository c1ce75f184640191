import type { StepRecord } from '../run/run-record.ts';
import { measure } from '../run/weight.ts';

/** Kind of the rows that keep the pages of a loop for a test from its run. */
const PAGE = 'page';

/** Of a run these are the first pages; a test with more of them would be read by nobody. */
export const MOST_KEPT = { pages: 20, records: 200 };
const MOST_OF_PAGE = 131_072;

/**
 * The row that keeps a page of a loop whose first record has this number: behind from the beginning, since no attempt looks
 * at it again. Nothing where the pages of the loop up to this one are more than a test could hold.
 */
export function keptPage(
  { path, use }: Pick<StepRecord, 'path' | 'use'>,
  { first, pages, records }: { first: number; pages: number; records: Record<string, unknown>[] },
): StepRecord | undefined {
  if (pages > MOST_KEPT.pages || first + records.length > MOST_KEPT.records) return undefined;
  if (measure(records, { weight: MOST_OF_PAGE }).weight > MOST_OF_PAGE) return undefined;
  const at = new Date().toISOString();
  return {
    // No step has the path of a turn as such, and a page may be empty.
    path: `${path}[${first}]#${pages}`,
    kind: PAGE,
    use,
    state: 'done',
    tries: 0,
    input: null,
    output: records,
    error: null,
    startedAt: at,
    endedAt: at,
    spans: null,
    isBehind: true,
  };
}

/** Whether a row keeps a page, and is no step that somebody wrote. */
export function isKeptPage({ kind }: Pick<StepRecord, 'kind'>): boolean {
  return kind === PAGE;
}

/** The pages of a loop that were kept, in the order in which they were read. */
export function keptPagesOf(loop: string, steps: StepRecord[]): Record<string, unknown>[][] {
  const own = steps.filter((step) => isKeptPage(step) && step.path.startsWith(`${loop}[`));
  return own
    .toSorted((one, other) => numberOf(one) - numberOf(other))
    .map(({ output }) => output as Record<string, unknown>[]);
}

function numberOf({ path }: StepRecord): number {
  return Number(path.slice(path.lastIndexOf('#') + 1));
}
