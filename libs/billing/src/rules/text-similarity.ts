/** Jaro-Winkler similarity from 0 to 1; the same whichever text comes first. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length || (one.length === other.length && one < other) ? [one, other] : [other, one];
  const jaro = jaroSimilarity(short, long);
  let prefix = 0;
  while (prefix < 4 && prefix < short.length && short[prefix] === long[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(short: string, long: string): number {
  if (short.length === 0) return 0;
  const reach = Math.max(Math.floor(long.length / 2) - 1, 0);
  const taken = new Set<number>();
  const fromShort: string[] = [];
  for (const [index, letter] of [...short].entries()) {
    for (let place = Math.max(0, index - reach); place <= Math.min(long.length - 1, index + reach); place += 1) {
      if (taken.has(place) || long[place] !== letter) continue;
      taken.add(place);
      fromShort.push(letter);
      break;
    }
  }
  if (taken.size === 0) return 0;
  const fromLong = [...taken].sort((a, b) => a - b).map((place) => long[place]);
  const swapped = fromShort.filter((letter, index) => letter !== fromLong[index]).length / 2;
  return (taken.size / short.length + taken.size / long.length + (taken.size - swapped) / taken.size) / 3;
}

/** Edits (insert, delete, replace, swap of neighbours) between two short texts. */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      let best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      const swap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swap) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
