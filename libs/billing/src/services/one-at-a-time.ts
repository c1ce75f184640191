/**
 * Runs pieces of work one after the other in this process. The database's row locks keep numbers right; this only
 * keeps waiting work from holding a connection each, which the one that holds the lock may need for its files.
 */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
}
