import type { RunFilter } from '../api/run-queries.ts';
import { useListFilter } from '../list/use-list-filter.ts';

/** The filter of the list of runs. */
export function useRunFilter() {
  return useListFilter<RunFilter>((textOf) => ({
    search: textOf('search'),
    state: textOf('state'),
    flow: textOf('flow'),
    version: textOf('version'),
    code: textOf('code'),
    from: textOf('from'),
  }));
}
