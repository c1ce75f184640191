/** Characters that the functions of one evaluation may look at, over all its calls in loops. */
const BUDGET = 200_000;
/** Calls of functions of ours; a date takes some 30 µs. */
const CALLS = 10_000;
let left = BUDGET;
let callsLeft = CALLS;

/** Evaluates with a full budget. Expressions never wait for anything, so that no two of them share it. */
export function withBudget<T>(evaluate: () => T): T {
  left = BUDGET;
  callsLeft = CALLS;
  return evaluate();
}

/** Pays for work of a function. Throws an Error when an evaluation has used up what it may. */
export function spend(characters: number): void {
  left -= characters;
  if (left < 0) throw new Error(`the expression looks at more than ${BUDGET} characters`);
}

/** Pays for one call of a function. Throws an Error when an evaluation has used up what it may. */
export function spendCall(): void {
  callsLeft -= 1;
  if (callsLeft < 0) throw new Error(`the expression calls functions more than ${CALLS} times`);
}
