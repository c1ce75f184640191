import type { EffectRecord, Emission, StepRecord, UndoableStep } from '../run/run-record.ts';
import type { RunWrite, RunWritten } from '../journal/run-write.ts';

/** Takes the place of the database under the journal of a rehearsed run: keeps what is written in memory. */
export class RehearsedWrites {
  readonly steps = new Map<string, StepRecord>();
  readonly emissions: Emission[] = [];
  readonly #effects = new Map<string, EffectRecord>();
  readonly #wasDone: (onceKey: string) => Promise<boolean>;

  /** `wasDone`: whether another run holds a key of `once`. */
  constructor(wasDone: (onceKey: string) => Promise<boolean>) {
    this.#wasDone = wasDone;
  }

  async write({ steps, effects, emissions, intent, onceKey }: RunWrite): Promise<RunWritten> {
    for (const step of steps) this.steps.set(step.path, step);
    for (const effect of effects) this.#effects.set(effect.key, effect);
    this.emissions.push(...emissions);
    const earlier = intent && this.#intend(intent);
    const onceWon = onceKey === undefined || !(await this.#wasDone(onceKey));
    return { held: true, stopAsked: false, onceWon, ...(earlier && { earlier }) };
  }

  writeWith(): Promise<never> {
    return Promise.reject(new Error('a rehearsal has no database'));
  }

  undosBefore(_runId: string, before: number, limit: number): Promise<UndoableStep[]> {
    const kept = [...this.steps.values()].filter((step): step is UndoableStep => Boolean(step.undo));
    const below = kept.filter(({ undo }) => undo.number < before);
    return Promise.resolve(below.toSorted((one, other) => other.undo.number - one.undo.number).slice(0, limit));
  }

  effectOf(key: string): Promise<EffectRecord | undefined> {
    return Promise.resolve(this.#effects.get(key));
  }

  /** Nobody hears what a rehearsal tells. */
  mayGoRound(): Promise<boolean> {
    return Promise.resolve(true);
  }

  /** A refused write may be tried again; of all others the first intent stands. */
  #intend(intent: EffectRecord): EffectRecord | undefined {
    const earlier = this.#effects.get(intent.key);
    if (earlier && earlier.state !== 'rejected' && earlier.state !== 'undone')
      return { ...earlier, ageSeconds: Infinity };
    this.#effects.set(intent.key, intent);
    return undefined;
  }
}
