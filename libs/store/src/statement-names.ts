/** A statement that is rare is not worth a place in the memory of each session. */
const FIRST_NAMED_USE = 8;
const MAX_STATEMENTS = 500;

interface Known {
  id: number;
  uses: number;
}

/**
 * Names for statements that come again and again: under a name, PostgreSQL reads and plans a statement once a session. A plan
 * that was made while a table was small may be a bad one when it has grown, so a statement gets a new name, and with it a
 * new plan, each time the number of its uses has grown eightfold.
 */
export class StatementNames {
  readonly #known = new Map<string, Known>();
  #lastId = 0;
  #generation = 0;

  /** Counts a use. Gives back the statement's id and its name of now, or nothing while it is rare. */
  use(text: string): { id: number; name: string } | undefined {
    const known = this.#known.get(text) ?? this.#add(text);
    known.uses += 1;
    if (known.uses < FIRST_NAMED_USE) return undefined;
    const age = Math.floor(Math.log2(known.uses) / 3);
    return { id: known.id, name: `b${known.id}_${this.#generation}_${age}` };
  }

  /** All statements get new names: what they read has been changed. */
  renew(): void {
    this.#generation += 1;
  }

  #add(text: string): Known {
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= MAX_STATEMENTS) this.#known.delete(oldest);
    this.#lastId += 1;
    const added = { id: this.#lastId, uses: 0 };
    this.#known.set(text, added);
    return added;
  }
}
