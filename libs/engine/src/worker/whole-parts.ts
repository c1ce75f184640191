/** A worker fills so much of its places at a time, or several times as much. */
const PARTS = 4;

/**
 * How many of the free places are filled at once: whole parts, because taking runs costs the same for one as for many, and
 * because the number stands in the text of a statement, which is planned once for each text.
 */
export function wholeParts(free: number, places: number): number {
  const part = places / PARTS;
  return Math.floor(Math.floor(free / part) * part);
}
