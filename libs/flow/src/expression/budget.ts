/** Characters that the functions of one evaluation may look at, over all its calls in loops. */
const BUDGET = 200_000;
let left = BUDGET;

/** Evaluates with a full budget. Expressions never wait for anything, so that no two of them share it. */
export function withBudget<T>(evaluate: () => T): T {
  left = BUDGET;
  return evaluate();
}

/** Pays for work of a function. Throws an Error when an evaluation has used up what it may. */
export function spend(characters: number): void {
  left -= characters;
  if (left < 0) throw new Error(`the expression looks at more than ${BUDGET} characters`);
}
