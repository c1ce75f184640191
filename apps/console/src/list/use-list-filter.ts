import { useSearchParams } from 'react-router';

/**
 * The filter of a list; it lives in the address, so that a link shows the same list. `read` makes it of the texts that stand
 * there; an empty text narrows nothing.
 */
export function useListFilter<Filter extends { [Name in keyof Filter]: string }>(
  read: (textOf: (name: keyof Filter & string) => string) => Filter,
) {
  const [parameters, setParameters] = useSearchParams();
  const filter = read((name) => parameters.get(name) ?? '');
  return {
    filter,
    narrowed: Object.values(filter).some((value) => value !== ''),
    change: (part: Partial<Filter>) => {
      setParameters(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries<string | undefined>(part)) {
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        { replace: true },
      );
    },
    clear: () => setParameters({}, { replace: true }),
  };
}
