import type { ScenarioAnswer, ScenarioGiven } from '@belegfluss/flow';
import type { Text } from '@belegfluss/sdk';

/** How a failure is told that a test has asked for. */
export function saidByTest(what: string): Text {
  return { de: `der Test sagt es so: ${what}`, en: `the test says so: ${what}` };
}

/** What each step of a rehearsed run is told, in the order in which it asks; the last answer holds on. */
export class GivenAnswers {
  readonly #answers: NonNullable<ScenarioGiven['answers']>;
  readonly #asked = new Map<string, number>();

  constructor(answers: ScenarioGiven['answers'] = {}) {
    this.#answers = answers;
  }

  /** The next answer to a step, `lines[0].account`; what is given to that turn goes before what is given to all turns. */
  next(path: string): ScenarioAnswer | undefined {
    const name = this.#nameOf(path);
    const answers = name === undefined ? [] : (this.#answers[name] ?? []);
    const asked = name === undefined ? 0 : (this.#asked.get(name) ?? 0);
    if (name !== undefined) this.#asked.set(name, asked + 1);
    return answers[Math.min(asked, answers.length - 1)];
  }

  /** How often a step has asked so far. */
  asked(path: string): number {
    return this.#asked.get(this.#nameOf(path) ?? '') ?? 0;
  }

  /** Whether an answer waits that no step has had yet. */
  hasMore(path: string): boolean {
    const name = this.#nameOf(path);
    return name !== undefined && (this.#asked.get(name) ?? 0) < (this.#answers[name]?.length ?? 0);
  }

  /** A candidate that an answer has offered to a step. */
  candidate(path: string, key: string): Record<string, unknown> | undefined {
    const name = this.#nameOf(path);
    const offered = (name === undefined ? [] : (this.#answers[name] ?? [])).flatMap(
      ({ candidates = [] }) => candidates,
    );
    return offered.find((candidate) => candidate.key === key)?.record;
  }

  #nameOf(path: string): string | undefined {
    const everyTurn = path.replaceAll(/\[\d+\]/g, '');
    return [path, everyTurn].find((name) => Object.hasOwn(this.#answers, name));
  }
}
