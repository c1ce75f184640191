import type { Transaction } from '@belegfluss/store';
import type { EffectRecord, Emission, RunRecord, RunVersions, StepRecord, UndoableStep } from '../run/run-record.ts';
import type { RunWrite, RunWritten, Settlement } from './run-write.ts';
import type { RunWriter } from './run-writer.ts';
import { throughOutage } from './through-outage.ts';
import { unkept } from '../run/unkept.ts';

/** Another worker took the run over; this attempt must stop without a trace. */
export class FencedError extends Error {
  constructor(runId: string) {
    super(`run ${runId} is held by a newer attempt`);
    this.name = 'FencedError';
  }
}

/** A lease cannot pass to another worker in less time than this after it was proved. */
const PROOF_HOLDS_MS = 5_000;
/** What nobody waits for is on disk after this time: so much a crash may repeat, and it is safe to repeat. */
const PENDING_MS = 1_000;
/** More undos than an attempt can keep. */
const UNDOS_OF_ATTEMPT = 1_000_000_000;
/** Each event locks the keys of the runs that it starts until the commit, and PostgreSQL has room for some thousands of locks. */
const MOST_EMISSIONS = 100;
/** So many steps that can be undone are held at a time. */
const UNDO_PAGE = 20;

/** What the journal writes to, and reads again. */
type Writer = Pick<RunWriter, 'write' | 'writeWith' | 'undosBefore' | 'effectOf' | 'mayGoRound'>;

/**
 * What one attempt of a run has learnt and not yet written. Reads and repeatable writes ride on the next write, at the
 * latest after a second; the intent of a write that must not be sent twice is on disk, with all that was pending, before
 * the request leaves.
 */
export class RunJournal {
  readonly run: RunRecord;
  readonly #writer: Writer;
  readonly #steps: Map<string, StepRecord>;
  #dirtySteps = new Set<string>();
  #dirtyEffects = new Map<string, EffectRecord>();
  #emissions: Emission[] = [];
  #pinned = false;
  #stopAsked = false;
  /** Undos that this attempt has kept. */
  #undos = 0;
  /** When the database last said that this attempt holds the run; the claim was the first time. */
  #provedAt = performance.now();
  /** Writes of one run follow each other: an older state of a step must not overtake a newer one. */
  #last: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(writer: Writer, run: RunRecord, steps: StepRecord[]) {
    this.#writer = writer;
    this.run = run;
    this.#steps = new Map(steps.map((step) => [step.path, step]));
  }

  /** Whether a person wants the run to end before its next step, as of the last write. */
  get isStopAsked(): boolean {
    return this.#stopAsked;
  }

  step(path: string): StepRecord | undefined {
    return this.#steps.get(path);
  }

  /** All steps that were reached. */
  steps(): StepRecord[] {
    return [...this.#steps.values()];
  }

  keepStep(step: StepRecord): void {
    this.#steps.set(step.path, step);
    this.#dirtySteps.add(step.path);
    this.#flushSoon();
  }

  /** The run goes on from the steps whose paths begin so: they are kept, and forgotten here with the next write. */
  leaveBehind(prefix: string): void {
    for (const step of this.#steps.values())
      if (step.path.startsWith(prefix)) this.keepStep({ ...step, isBehind: true });
  }

  /** A number for the undo of the step that is done now, above those of all before. */
  nextUndo(): number {
    this.#undos += 1;
    return this.run.attempt * UNDOS_OF_ATTEMPT + this.#undos;
  }

  /** All steps of the run that can be undone, the last first, also those that it has left behind. Throws FencedError. */
  async *undoable(): AsyncGenerator<UndoableStep> {
    await this.flush();
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const page = await throughOutage(() => this.#writer.undosBefore(this.run.id, before, UNDO_PAGE));
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < UNDO_PAGE) return;
      before = last.undo.number;
    }
  }

  keepEffect(effect: EffectRecord): void {
    this.#dirtyEffects.set(effect.key, effect);
    this.#flushSoon();
  }

  /** The run reads this mapping table in this version from now on. */
  pinTable(table: string, version: number): void {
    this.#pin({ tables: { ...this.run.versions.tables, [table]: version } });
  }

  /** Keeps with which connectors this run works, and since when in business time. */
  pinBeginning(connectors: Record<string, string>, begunAt: Date): void {
    this.#pin({ connectors, begunAt: begunAt.toISOString() });
  }

  /** Whether this run is only observed is decided once. */
  pinObserved(isObserved: boolean): void {
    this.#pin({ isObserved });
  }

  /** Keeps since when nobody was found who can carry the run out; without a time that somebody was. */
  pinUnknown(since?: Date): void {
    const { unknownSince: _, ...versions } = this.run.versions;
    this.run.versions = versions;
    this.#pin(since ? { unknownSince: since.toISOString() } : {});
  }

  /** Has an event appear with what is pending; of many, some appear before the others. Throws FencedError. */
  async emit(emission: Emission): Promise<void> {
    this.#emissions.push(emission);
    if (this.#emissions.length >= MOST_EMISSIONS) await this.flush();
  }

  /**
   * Stops an attempt that slept while another took its run over, before it writes anything that no intent precedes.
   * The database is asked only where the last proof is old. Throws FencedError.
   */
  async demandHeld(): Promise<void> {
    if (this.#isProofOld()) await this.flush();
  }

  /** Puts everything pending on disk; what follows may leave at once. Throws FencedError. */
  async flush(): Promise<void> {
    do await this.#write({});
    while (this.#isProofOld());
  }

  /** The same, where the run has got on: it is no poison then, however often its worker dies. Throws FencedError. */
  async getOn(): Promise<void> {
    const { id, crashes } = this.run;
    if (crashes <= 1) return this.flush();
    await this.writeWith((tx) => tx.query('update run set crashes = 1 where id = $1', [id]));
    this.run.crashes = 1;
  }

  /** Puts the intent of a write on disk, unless an earlier one with its key stands; that one is given back. Throws FencedError. */
  async intend(intent: EffectRecord): Promise<EffectRecord | undefined> {
    const { earlier } = await this.#write({ intent });
    // A process that slept over its commit reads the answer when another may hold the run already.
    await this.demandHeld();
    return earlier;
  }

  /** What stands of an earlier write under this key; nobody waits for the disk. */
  effectOf(key: string): Promise<EffectRecord | undefined> {
    return throughOutage(() => this.#writer.effectOf(key));
  }

  /** Counts one more event of the circle of flows that began with this run, and says whether it may be told. */
  mayGoRound(origin: string): Promise<boolean> {
    return throughOutage(() => this.#writer.mayGoRound(origin));
  }

  /** Whether this run is the one of its flow that does what is done once for a key. Throws FencedError. */
  async claimOnce(onceKey: string): Promise<boolean> {
    const { onceWon } = await this.#write({ onceKey });
    if (onceWon) this.run.onceKey = onceKey;
    return onceWon;
  }

  /** The last results, the verdict and the end of the job are one commit. Throws FencedError. */
  async settle(settlement: Settlement): Promise<void> {
    await this.#write({ settlement });
  }

  /**
   * Ends the attempt without what it has learnt since its last write, which cannot be kept: as if its worker had died, so that
   * doing it again is as safe. Throws FencedError.
   */
  async settleWithoutRest(settlement: Settlement): Promise<void> {
    const bare = { run: this.run, steps: [], effects: [], emissions: [], settlement };
    await this.#inTurn(() => throughOutage(() => this.#writeOnce(bare)));
  }

  /** Nothing more comes from this attempt. */
  close(): void {
    clearTimeout(this.#timer);
  }

  /** Puts everything pending on disk in one transaction with `also`. Throws FencedError and what `also` throws. */
  writeWith<T>(also: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#inTurn(async (pending) => {
      const begun = performance.now();
      const { result, ...written } = await this.#writer.writeWith(pending, also);
      this.#prove(written, begun);
      return result as T;
    });
  }

  #write(more: Pick<RunWrite, 'intent' | 'onceKey' | 'settlement'>): Promise<RunWritten> {
    return this.#inTurn(async (pending) => {
      return throughOutage(() => this.#writeOnce({ ...pending, ...more }));
    });
  }

  /** Where the answer to a commit was lost, the same write again finds what it had written and changes nothing. */
  async #writeOnce(write: RunWrite): Promise<RunWritten> {
    const begun = performance.now();
    const written = await this.#writer.write(write);
    this.#prove(written, begun);
    return written;
  }

  /** What a failed write held is pending again. Throws UnkeptError where it will fail again. */
  #inTurn<T>(work: (pending: RunWrite) => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      const pending = this.#take();
      try {
        const done = await work(pending);
        for (const { path, isBehind } of pending.steps) if (isBehind) this.#steps.delete(path);
        return done;
      } catch (error) {
        this.#putBack(pending);
        throw unkept(error, pending);
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** The run was held at some moment since the write had begun; only the earliest is certain. */
  #prove({ held, stopAsked }: Pick<RunWritten, 'held' | 'stopAsked'>, begun: number): void {
    if (!held) throw new FencedError(this.run.id);
    this.#provedAt = begun;
    this.#stopAsked ||= stopAsked;
  }

  #isProofOld(): boolean {
    return performance.now() - this.#provedAt > PROOF_HOLDS_MS;
  }

  #take(): RunWrite {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const steps = [...this.#dirtySteps].flatMap((path) => this.#steps.get(path) ?? []);
    const effects = [...this.#dirtyEffects.values()];
    const emissions = this.#emissions;
    this.#dirtySteps = new Set();
    this.#dirtyEffects = new Map();
    this.#emissions = [];
    const versions = this.#pinned && { versions: this.run.versions };
    this.#pinned = false;
    return { run: this.run, steps, effects, emissions, ...versions };
  }

  #putBack({ steps, effects, emissions, versions }: RunWrite): void {
    this.#pinned ||= versions !== undefined;
    for (const { path } of steps) this.#dirtySteps.add(path);
    this.#dirtyEffects = new Map([...effects.map((effect) => [effect.key, effect] as const), ...this.#dirtyEffects]);
    this.#emissions = [...emissions, ...this.#emissions];
  }

  /** A pin is worth as much as what was read by it, and is written with that. */
  #pin(more: RunVersions): void {
    this.run.versions = { ...this.run.versions, ...more };
    this.#pinned = true;
  }

  /** What such a write throws, the next one that somebody waits for throws as well. */
  #flushSoon(): void {
    this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), PENDING_MS).unref();
  }
}
