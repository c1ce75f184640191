/** Lets work of one process go on side by side, or one piece of it alone: while one waits to be alone or is, no other may begin. */
export class Solitude {
  readonly #beside = new Set<Promise<unknown>>();
  readonly #givenUp: Promise<void>;
  #giveUp: () => void = () => undefined;
  #isGivenUp = false;
  #isSought = false;

  constructor() {
    this.#givenUp = new Promise((done) => {
      this.#giveUp = done;
    });
  }

  /** Somebody is alone or waits until the others are done. */
  get isSought(): boolean {
    return this.#isSought;
  }

  /** Work beside other work; to be begun only where nobody seeks to be alone. */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    const done = work();
    this.#beside.add(done);
    try {
      return await done;
    } finally {
      this.#beside.delete(done);
    }
  }

  /**
   * Work that begins when all the others are done and while which nothing else begins. Gives back false where it did
   * not begin: another has sought it before, or it was given up meanwhile.
   */
  async alone(work: () => Promise<void>): Promise<boolean> {
    if (this.#isSought || this.#isGivenUp) return false;
    this.#isSought = true;
    try {
      await Promise.race([Promise.allSettled(this.#beside), this.#givenUp]);
      if (this.#isGivenUp) return false;
      await work();
      return true;
    } finally {
      this.#isSought = false;
    }
  }

  /** From now on nobody begins alone, whoever waits included. */
  giveUp(): void {
    this.#isGivenUp = true;
    this.#giveUp();
  }
}
