/** Longer names are no misspelling of anything, and comparing them takes its time. */
const MAX_NAME = 60;
/** Nobody slips more often in one name. */
const MOST_SLIPS = 4;
/** More names than these are not gone through for a proposal. */
const MOST_KNOWN = 500;

/** The known name nearest to a misspelt one (Levenshtein distance, at most a third of its length and four letters). */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > MAX_NAME) return undefined;
  let best: string | undefined;
  // One letter at least has to be right.
  let least = Math.min(MOST_SLIPS, name.length - 1, Math.max(2, Math.floor(name.length / 3))) + 1;
  let compared = 0;
  for (const candidate of known) {
    compared += 1;
    if (compared > MOST_KNOWN) break;
    const distance = distanceOf(name, candidate, least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** The distance where it is less than `limit`, else `limit`. Names that are much alike are compared where they differ. */
function distanceOf(a: string, b: string, limit: number): number {
  if (a.length - b.length >= limit || b.length - a.length >= limit) return limit;
  const shorter = a.length < b.length ? a.length : b.length;
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
  return levenshtein(a.slice(start, a.length - end), b.slice(start, b.length - end), limit);
}

/** The distance where it is less than `limit`, else `limit`. Looks at the letters near the diagonal only: others are too far away. */
function levenshtein(a: string, b: string, limit: number): number {
  let row = new Uint8Array(b.length + 1).map((_, index) => Math.min(index, limit));
  let next = new Uint8Array(b.length + 1);
  for (let i = 1; i <= a.length; i += 1) {
    next.fill(limit);
    next[0] = Math.min(i, limit);
    let smallest = next[0];
    const last = i + limit < b.length ? i + limit : b.length;
    for (let j = i > limit ? i - limit : 1; j <= last; j += 1) {
      let here = (row[j - 1] ?? limit) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      if ((row[j] ?? limit) < here) here = (row[j] ?? limit) + 1;
      if ((next[j - 1] ?? limit) < here) here = (next[j - 1] ?? limit) + 1;
      if (here > limit) here = limit;
      next[j] = here;
      if (here < smallest) smallest = here;
    }
    if (smallest >= limit) return limit;
    [row, next] = [next, row];
  }
  return row[b.length] ?? limit;
}
