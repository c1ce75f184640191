import type { Reason } from './verdict.ts';
import { MEGABYTE, measure } from './weight.ts';

/** Larger than any answer that a connection takes in, so that only what a flow piles up comes to it. */
const MOST_OF_STEP = 16 * MEGABYTE;
/** A worker holds all outputs of each run that it carries out. */
const MOST_OF_RUN = 64 * MEGABYTE;
/** No system nests its records so deeply, and what goes through a value has room for some times as many. */
const MOST_LEVELS = 1_000;

/** What the outputs of one run weigh, in characters of JSON. A step that holds others counts with what it gives back as well. */
export class PayloadBudget {
  readonly #weights = new Map<string, number>();
  #sum = 0;

  /** Takes in what a step gave back; says why where that is too much. */
  take(path: string, output: unknown): Reason | undefined {
    const { weight, levels } = measure(output, { weight: MOST_OF_STEP, levels: MOST_LEVELS });
    if (levels > MOST_LEVELS) return tooDeep(path);
    this.#sum += weight - (this.#weights.get(path) ?? 0);
    this.#weights.set(path, weight);
    if (weight > MOST_OF_STEP) return tooLarge('run.step_too_large', path, MOST_OF_STEP);
    if (this.#sum > MOST_OF_RUN) return tooLarge('run.too_large', path, MOST_OF_RUN);
    return undefined;
  }

  /** What the steps gave back whose paths begin so is held no longer. */
  release(prefix: string): void {
    for (const [path, weight] of this.#weights) {
      if (!path.startsWith(prefix)) continue;
      this.#sum -= weight;
      this.#weights.delete(path);
    }
  }
}

function tooDeep(step: string): Reason {
  const message = {
    de: `${step}: sein Ergebnis ist tiefer als ${MOST_LEVELS} Ebenen verschachtelt`,
    en: `${step}: its output is nested deeper than ${MOST_LEVELS} levels`,
  };
  return { code: 'run.step_too_deep', message, facts: { step, levels: MOST_LEVELS } };
}

function tooLarge(code: string, step: string, most: number): Reason {
  const megabytes = most / MEGABYTE;
  const message =
    code === 'run.too_large'
      ? {
          de: `${step}: die Ergebnisse dieses Laufs nehmen zusammen mehr als ${megabytes} MB ein`,
          en: `${step}: the outputs of this run together take more than ${megabytes} MB`,
        }
      : {
          de: `${step}: sein Ergebnis nimmt mehr als ${megabytes} MB ein`,
          en: `${step}: its output takes more than ${megabytes} MB`,
        };
  return { code, message, facts: { step, megabytes } };
}
