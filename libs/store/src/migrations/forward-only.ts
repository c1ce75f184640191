/** Migrations go forward only: a step back would lose what was written since. */
export function forwardOnly(): never {
  throw new Error('Migrations go forward only; restore a backup instead.');
}
