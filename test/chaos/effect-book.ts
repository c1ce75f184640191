import { fsyncSync, openSync, writeSync } from 'node:fs';

/** How the vendor treats a write: knows our key, shows it at once, shows it late, never shows it, takes it in batches. */
export type EffectClass = 'K' | 'L' | 'D' | 'N' | 'B';

interface Effect {
  id: string;
  ref: string;
  /** Our key as it came: header or field. */
  reference: string;
  at: number;
}

/** The index of class D shows an effect so much later; the declaration promises twice that. */
const INDEX_LAG_MS = 1_000;

/**
 * What the vendor has done, by class and by the business key that the body carries. An effect is on disk before it is
 * answered, so that the file is the truth whatever is killed.
 */
export class EffectBook {
  readonly #file: number;
  readonly #effects: Record<EffectClass, Effect[]> = { K: [], L: [], D: [], N: [], B: [] };
  readonly #byReference = new Map<string, Effect>();
  /** Asked for again with a key that was known. */
  replayed = 0;

  constructor(file: string) {
    this.#file = openSync(file, 'a');
  }

  /** Books a write; with class K the same key again changes nothing. */
  take(kind: EffectClass, ref: string, reference: string): { id: string } {
    const known = kind === 'K' ? this.#byReference.get(`K ${reference}`) : undefined;
    if (known) {
      this.replayed += 1;
      return { id: known.id };
    }
    const own = this.#effects[kind];
    const effect = { id: `${kind}${own.length + 1}`, ref, reference, at: Date.now() };
    writeSync(this.#file, `${kind} ${ref} ${reference}\n`);
    fsyncSync(this.#file);
    own.push(effect);
    this.#byReference.set(`${kind} ${reference}`, effect);
    return { id: effect.id };
  }

  /** Finds by our key what the vendor's index shows by now. */
  find(kind: EffectClass, reference: string): Pick<Effect, 'id' | 'ref' | 'reference'>[] {
    const found = this.#byReference.get(`${kind} ${reference}`);
    if (!found || (kind === 'D' && Date.now() - found.at < INDEX_LAG_MS)) return [];
    return [{ id: found.id, ref: found.ref, reference: found.reference }];
  }

  /** Business keys in the order in which their effects happened. */
  refs(): Record<EffectClass, string[]> {
    const refsOf = (kind: EffectClass) => this.#effects[kind].map(({ ref }) => ref);
    return { K: refsOf('K'), L: refsOf('L'), D: refsOf('D'), N: refsOf('N'), B: refsOf('B') };
  }
}
