export const MEGABYTE = 1_048_576;
/** Quotes, colon and comma of a member. */
const MARKS = 4;
const OTHERS = 8;

/** What a value takes as JSON. */
export interface Measure {
  /** In characters, about. */
  weight: number;
  /** How deep lists and objects stand in each other. */
  levels: number;
}

/**
 * Measures a value and looks no further when it is more than `most`. A tenth of the price of writing it, and no deeper nesting
 * can end it.
 */
export function measure(value: unknown, { weight: heaviest = Infinity, levels: deepest = Infinity }: Partial<Measure>) {
  const found: Measure = { weight: 0, levels: 0 };
  let level: unknown[] = [value];
  while (level.length > 0 && found.weight <= heaviest && found.levels <= deepest) {
    const inside: unknown[] = [];
    for (const next of level) {
      found.weight += weigh(next, inside);
      if (found.weight > heaviest) break;
    }
    if (inside.length > 0) found.levels += 1;
    level = inside;
  }
  return found;
}

/** What a value takes without what is in it, which is added to `inside`. */
function weigh(value: unknown, inside: unknown[]): number {
  if (typeof value === 'string') return value.length + MARKS;
  if (typeof value !== 'object' || value === null) return OTHERS;
  if (Array.isArray(value)) {
    for (const item of value) inside.push(item);
    return value.length;
  }
  let weight = 0;
  for (const [name, item] of Object.entries(value)) {
    weight += name.length + MARKS;
    inside.push(item);
  }
  return weight;
}
