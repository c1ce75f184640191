import { useSearchParams } from 'react-router';
import type { RunFilter } from '../api/run-queries.ts';

const NAMES = ['search', 'state', 'flow', 'code', 'from'] as const satisfies (keyof RunFilter)[];

/** The filter of the list of runs; it lives in the address, so that a link shows the same list. */
export function useRunFilter() {
  const [parameters, setParameters] = useSearchParams();
  const read = (name: keyof RunFilter) => parameters.get(name) ?? '';
  const filter: RunFilter = {
    search: read('search'),
    state: read('state'),
    flow: read('flow'),
    code: read('code'),
    from: read('from'),
  };
  return {
    filter,
    narrowed: NAMES.some((name) => filter[name] !== ''),
    change: (part: Partial<RunFilter>) => {
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
