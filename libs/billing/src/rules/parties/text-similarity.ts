/** Jaro-Winkler similarity from 0 to 1; the same whichever text comes first. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] =
    one.length < other.length || (one.length === other.length && one < other) ? [one, other] : [other, one];
  const jaro = jaroSimilarity(short, long);
  let prefix = 0;
  while (prefix < 4 && prefix < short.length && short[prefix] === long[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(short: string, long: string): number {
  const reach = Math.max(Math.floor(long.length / 2) - 1, 0);
  const taken = new Uint8Array(long.length);
  let fromShort = '';
  for (let index = 0; index < short.length; index += 1) {
    const place = freePlace(short.charCodeAt(index), long, taken, index - reach, index + reach);
    if (place === -1) continue;
    taken[place] = 1;
    fromShort += short[index];
  }
  const common = fromShort.length;
  if (common === 0) return 0;
  let fromLong = '';
  for (let place = 0; place < long.length; place += 1) if (taken[place] === 1) fromLong += long[place];
  let swapped = 0;
  for (let index = 0; index < common; index += 1) if (fromShort[index] !== fromLong[index]) swapped += 0.5;
  return (common / short.length + common / long.length + (common - swapped) / common) / 3;
}

function freePlace(letter: number, text: string, taken: Uint8Array, from: number, to: number): number {
  for (let place = Math.max(0, from); place <= Math.min(text.length - 1, to); place += 1) {
    if (taken[place] === 0 && text.charCodeAt(place) === letter) return place;
  }
  return -1;
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
