export interface GroupCommitOptions<Item, Outcome> {
  /** Writes all items in one commit; outcomes in the order of the items. All or none of them are on disk afterwards. */
  write: (items: Item[]) => Promise<Outcome[]>;
  /** Commits under way at the same time. */
  writers: number;
  /** Items of one commit at most. */
  maxItems: number;
  /** Items that can wait for others go so many milliseconds after the commit before, or with the next that cannot; default 0. */
  paceMs?: number;
  /** True for an error that says nothing about the items: the database is away. Then nobody is tried alone. */
  isOutage: (error: unknown) => boolean;
  /** Told about each commit: how many items shared it, and how long the first of them waited for its writer. */
  onCommit?: (items: number, waitedMs: number) => void;
}

interface Waiting<Item, Outcome> {
  item: Item;
  canWait: boolean;
  since: number;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets many callers share one commit. A free writer goes at once, so a lone caller never waits; what comes while
 * all writers wait for the disk, or can wait itself, goes together. An item that cannot be written fails alone.
 */
export class GroupCommit<Item, Outcome> {
  readonly #options: GroupCommitOptions<Item, Outcome>;
  #waiting: Waiting<Item, Outcome>[] = [];
  #free: number;
  #scheduled = false;
  #committedAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: GroupCommitOptions<Item, Outcome>) {
    this.#options = options;
    this.#free = options.writers;
  }

  /** Items that no writer has taken yet. */
  get backlog(): number {
    return this.#waiting.length;
  }

  /**
   * Resolves when the item is on disk. Rejects with what its commit threw; an outage leaves open whether it is. `canWait`
   * says that nobody is in a hurry for it.
   */
  write(item: Item, canWait = false): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, canWait, since: performance.now(), resolve, reject });
      this.#schedule();
    });
  }

  /** What arrives in the same turn of the event loop goes into the same commit. */
  #schedule(): void {
    if (this.#scheduled || this.#free === 0 || this.#waiting.length === 0) return;
    const pause = this.#committedAt + (this.#options.paceMs ?? 0) - performance.now();
    if (pause > 0 && this.#waiting.every(({ canWait }) => canWait)) {
      this.#timer ??= setTimeout(() => this.#lookAgain(), pause);
      return;
    }
    this.#scheduled = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    setImmediate(() => {
      this.#scheduled = false;
      while (this.#free > 0 && this.#waiting.length > 0) void this.#commit(this.#next());
    });
  }

  #lookAgain(): void {
    this.#timer = undefined;
    this.#schedule();
  }

  #next(): Waiting<Item, Outcome>[] {
    return this.#waiting.splice(0, this.#options.maxItems);
  }

  async #commit(batch: Waiting<Item, Outcome>[]): Promise<void> {
    this.#free -= 1;
    this.#committedAt = performance.now();
    this.#options.onCommit?.(batch.length, performance.now() - (batch[0]?.since ?? 0));
    await this.#write(batch);
    this.#free += 1;
    this.#schedule();
  }

  async #write(batch: Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.#options.write(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(outcomes[index] as Outcome));
    } catch (error) {
      if (batch.length === 1 || this.#options.isOutage(error)) batch.forEach(({ reject }) => reject(error));
      else for (const each of batch) await this.#write([each]);
    }
  }
}
