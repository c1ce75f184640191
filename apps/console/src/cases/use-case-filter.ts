import { useSearchParams } from 'react-router';
import type { CaseFilter } from '../api/queries.ts';
import { isStageName } from './stages.ts';

/** The filter of the list of cases; it lives in the address, so that a link shows the same list. */
export function useCaseFilter() {
  const [parameters, setParameters] = useSearchParams();
  const stage = parameters.get('stage') ?? '';
  const filter: CaseFilter = { search: parameters.get('search') ?? '', stage: isStageName(stage) ? stage : '' };
  return {
    filter,
    narrowed: filter.search !== '' || filter.stage !== '',
    change: (part: Partial<CaseFilter>) => {
      setParameters(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(part)) {
            if (value === '') after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace: true },
      );
    },
    clear: () => setParameters({}, { replace: true }),
  };
}
