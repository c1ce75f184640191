import type { CaseFilter } from '../api/queries.ts';
import { useListFilter } from '../list/use-list-filter.ts';
import { isStageName } from './stages.ts';

/** The filter of the list of cases; a stage that does not exist narrows nothing. */
export function useCaseFilter() {
  return useListFilter<CaseFilter>((textOf) => {
    const stage = textOf('stage');
    return { search: textOf('search'), stage: isStageName(stage) ? stage : '' };
  });
}
