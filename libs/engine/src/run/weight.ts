/** Quotes, colon and comma of a member. */
const MARKS = 4;
const OTHERS = 8;

/**
 * About how many characters a value takes as JSON; looks no further when it is more than `most`. A tenth of the price of
 * writing it, and no deeper nesting can end it.
 */
export function weightOf(value: unknown, most: number): number {
  const left: unknown[] = [value];
  let weight = 0;
  while (left.length > 0 && weight <= most) {
    const next = left.pop();
    if (typeof next === 'string') weight += next.length + MARKS;
    else if (typeof next !== 'object' || next === null) weight += OTHERS;
    else if (Array.isArray(next)) {
      weight += next.length;
      for (const item of next) left.push(item);
    } else {
      for (const [name, item] of Object.entries(next)) {
        weight += name.length + MARKS;
        left.push(item);
      }
    }
  }
  return weight;
}
