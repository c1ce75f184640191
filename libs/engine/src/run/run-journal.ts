import { type Database, type Sql, storableJson } from '@belegfluss/store';
import type { RunStarter } from '../event/run-starter.ts';
import type { EffectRecord, Emission, RunRecord, StepRecord } from './run-record.ts';

/** Another worker took the run over; this attempt must stop without a trace. */
export class FencedError extends Error {
  constructor(runId: string) {
    super(`run ${runId} is held by a newer attempt`);
    this.name = 'FencedError';
  }
}

/** A lease cannot pass to another worker in less time than this after it was proved. */
const PROOF_HOLDS_MS = 5_000;

/**
 * What one attempt of a run has learnt and not yet written. Reads and repeatable writes ride on the next
 * write; `barrier` puts all of it on disk before a request leaves that must not be sent twice.
 */
export class RunJournal {
  readonly run: RunRecord;
  readonly #db: Database;
  readonly #starter: RunStarter;
  readonly #steps: Map<string, StepRecord>;
  readonly #dirtySteps = new Set<string>();
  readonly #dirtyEffects = new Map<string, EffectRecord>();
  #emissions: Emission[] = [];
  /** When the database last said that this attempt holds the run; the claim was the first time. */
  #provedAt = performance.now();

  constructor(db: Database, starter: RunStarter, run: RunRecord, steps: StepRecord[]) {
    this.#db = db;
    this.#starter = starter;
    this.run = run;
    this.#steps = new Map(steps.map((step) => [step.path, step]));
  }

  step(path: string): StepRecord | undefined {
    return this.#steps.get(path);
  }

  keepStep(step: StepRecord): void {
    this.#steps.set(step.path, step);
    this.#dirtySteps.add(step.path);
  }

  keepEffect(effect: EffectRecord): void {
    this.#dirtyEffects.set(effect.key, effect);
  }

  emit(emission: Emission): void {
    this.#emissions.push(emission);
  }

  /**
   * Stops an attempt that slept while another took its run over, before it writes anything that no barrier precedes.
   * The database is asked only where the last proof is old. Throws FencedError.
   */
  async demandHeld(): Promise<void> {
    if (performance.now() - this.#provedAt > PROOF_HOLDS_MS) await this.#fence(this.#db);
  }

  /** Writes everything pending in one transaction, after proving that this attempt still holds the run. */
  async barrier<T>(also: (tx: Sql) => Promise<T>): Promise<T> {
    const result = await this.#db.transaction(async (tx) => {
      await this.#fence(tx);
      await this.#write(tx);
      return also(tx);
    });
    this.#clear();
    return result;
  }

  /** An earlier intent with this key, of whatever run. */
  async effect(tx: Sql, key: string): Promise<EffectRecord | undefined> {
    const [row] = await tx.query<EffectRecord>(
      `select key, run_id as "runId", path, connection, action, class, state, attempt, lookups, output,
              extract(epoch from clock_timestamp() - tried_at)::float8 as "ageSeconds"
       from effect where key = $1 for update`,
      [key],
    );
    return row;
  }

  /** Keeps effects. The time from which an index's lag counts is the database's: hosts' clocks differ. */
  async writeEffects(tx: Sql, effects: EffectRecord[]): Promise<void> {
    if (effects.length === 0) return;
    await tx.query(
      `insert into effect (key, run_id, path, connection, action, class, state, attempt, lookups, output, tried_at, settled_at)
       select key, "runId"::uuid, path, connection, action, class, state, attempt, lookups, output, clock_timestamp(),
              case when state = 'intended' then null else now() end
       from jsonb_to_recordset($1::jsonb) as e(key text, "runId" text, path text, connection text, action text, class text,
            state text, attempt int, lookups int, output jsonb)
       on conflict (key) do update set state = excluded.state, attempt = excluded.attempt, lookups = excluded.lookups,
            output = excluded.output, settled_at = excluded.settled_at,
            tried_at = case when excluded.lookups = 0 then excluded.tried_at else effect.tried_at end`,
      [storableJson(effects)],
    );
  }

  async #fence(tx: Sql): Promise<void> {
    const rows = await tx.query('select 1 from run where id = $1 and attempt = $2 and ended_at is null for update', [
      this.run.id,
      this.run.attempt,
    ]);
    if (rows.length === 0) throw new FencedError(this.run.id);
    this.#provedAt = performance.now();
  }

  async #write(tx: Sql): Promise<void> {
    const steps = [...this.#dirtySteps].flatMap((path) => this.#steps.get(path) ?? []);
    if (steps.length > 0) {
      await tx.query(
        `insert into step (run_id, path, kind, use, state, tries, input, output, error, started_at, ended_at)
         select $1, path, kind, use, state, tries, input, output, error, "startedAt"::timestamptz, "endedAt"::timestamptz
         from jsonb_to_recordset($2::jsonb) as s(path text, kind text, use text, state text, tries int, input jsonb,
              output jsonb, error jsonb, "startedAt" text, "endedAt" text)
         on conflict (run_id, path) do update set state = excluded.state, tries = excluded.tries, input = excluded.input,
              output = excluded.output, error = excluded.error, ended_at = excluded.ended_at`,
        [this.run.id, storableJson(steps)],
      );
    }
    await this.writeEffects(tx, [...this.#dirtyEffects.values()]);
    await this.#starter.startForEmissions(tx, this.run.id, this.#emissions);
  }

  #clear(): void {
    this.#dirtySteps.clear();
    this.#dirtyEffects.clear();
    this.#emissions = [];
  }
}
