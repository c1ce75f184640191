import { redact } from '@belegfluss/http';
import { ConnectorError, inBoth, QuestionRaised, type StoredRecord, type WriteContext } from '@belegfluss/sdk';
import { evaluate, keyText, type StepOf } from '@belegfluss/flow';
import { storableText } from '@belegfluss/store';
import { guardedCreation, settleCreation } from '../effect/creation-guard.ts';
import { guardedWrite } from '../effect/guard.ts';
import { intentOf, type GuardedWrite } from '../effect/sent-write.ts';
import { entityOf } from '../gateway/gateway.ts';
import type { StepVerdict } from '../run/verdict.ts';
import { checkInput } from '../step/check-input.ts';
import type { StepContext } from '../step/step-context.ts';
import { TimeLimit } from '../step/time-limit.ts';
import { fieldChanges } from '../sync-plan/field-changes.ts';
import { differingFields, meaningOf, meansTheSame } from './differing-fields.ts';
import { recordGone } from './record-gone.ts';
import { changeOf, creationOf, type Sought } from './upsert-writes.ts';

type Fields = Record<string, unknown>;
type Did = 'created' | 'updated' | 'unchanged' | 'left';

/** Brings one record to what it is to be: looks for it by a field, makes it where it is missing, changes what differs. */
export async function upsertStep(step: StepOf<'upsert'>, context: StepContext): Promise<StepVerdict> {
  return new UpsertAttempt(step, context).verdict();
}

class UpsertAttempt {
  readonly #step: StepOf<'upsert'>;
  readonly #context: StepContext;
  readonly #limit: TimeLimit;
  readonly #sought: Sought;
  readonly #fields: Fields;
  readonly #value: string;
  /** The write of an earlier attempt of which nobody knows what became. */
  readonly #doubt: unknown;

  /** Throws ExpressionError, and DiagnosticError `run.invalid_input`. */
  constructor(step: StepOf<'upsert'>, context: StepContext) {
    const { connection, name } = step.target;
    const entity = entityOf(context.gateway, connection, name);
    const { upsert } = entity;
    if (!upsert) throw new Error(`${connection}.${name} is not made or changed by flows`);
    this.#step = step;
    this.#context = context;
    this.#limit = new TimeLimit(step.timeoutSeconds, context.signal);
    this.#sought = { entity, upsert, look: () => this.#look() };
    this.#fields = evaluate(step.with, context.scope) as Fields;
    this.#doubt = (context.record.input as Fields | null)?.['write'];
    // A doubt stays on disk until it is resolved.
    if (this.#doubt === undefined) this.#show();
    this.#value = keyText(this.#fields[step.by], inBoth(step.by));
    checkInput(upsert.fields, this.#fields, `${connection}.${name}`);
  }

  async verdict(): Promise<StepVerdict> {
    const found = await this.#look();
    if (!found) return this.#create();
    if (this.#doubt !== 'create') return this.#change(found, 'updated');
    // What was sought and not found before is there: a request that got lost has made it, of this step or of another.
    const isOurs = await settleCreation(this.#context.journal, await this.#creation(), found.key);
    return this.#change(found, isOurs ? 'created' : 'updated');
  }

  async #create(): Promise<StepVerdict> {
    const { journal, answer } = this.#context;
    const creation = await this.#creation();
    const made = await this.#sent('create', [], () => guardedCreation(journal, creation));
    if (made.kind === 'of_others') {
      this.#show();
      return made.verdict;
    }
    if (made.kind === 'gone') {
      const { key } = made;
      this.#show();
      if (answer?.option === 'leave') return done('left', key);
      throw this.#gone(key);
    }
    if (made.kind !== 'done' || !('by' in made)) return written('created', made);
    const found = await this.#look();
    if (!found) throw this.#hidden();
    return this.#change(found, made.by === journal.run.id ? 'created' : 'updated');
  }

  /** `did`: what the step has done where there is something to change, or was before. */
  async #change(found: StoredRecord, did: Did): Promise<StepVerdict> {
    const changes = differingFields(this.#sought.upsert.fields, this.#fields, found.record);
    const { key } = found;
    const change = await this.#writing(this.#keyOfChange(), changeOf(this.#sought, found, changes), { key, changes });
    if (Object.keys(changes).length === 0) {
      if (did === 'created') return done(did, key);
      if (this.#doubt !== 'update') return done('unchanged', key);
      // The request that got lost has changed it.
      this.#confirm(change, found);
      return done('updated', key);
    }
    const before = Object.fromEntries(Object.keys(changes).map((name) => [name, found.record[name]]));
    const shown = fieldChanges(redact(before), changes);
    return written(did, await this.#sent('update', shown, () => guardedWrite(this.#context.journal, change)));
  }

  /** The one record that is there; a system that does not know the filter answers with others as well. */
  async #look(): Promise<StoredRecord | undefined> {
    const { upsert } = this.#sought;
    const { by } = this.#step;
    const all = await this.#limit.around(async () => upsert.find(await this.#callWith(''), by, this.#value));
    const found = all.filter(({ record }) => meansTheSame(upsert.fields, by, this.#value, record[by]));
    if (found.length > 1) throw this.#several(found);
    return found[0];
  }

  /** Several runs, of several flows, may want the same record at the same time: its key names the record and nothing of theirs. */
  async #creation(): Promise<GuardedWrite> {
    const { journal, answer } = this.#context;
    const { target, by } = this.#step;
    const repetition = answer?.option === 'create' ? `/${journal.run.id}` : '';
    const value = String(meaningOf(this.#sought.upsert.fields, by, this.#value));
    const key = `${target.connection}.${target.name}/${by}/${value}/create${repetition}`;
    return this.#writing(key, creationOf(this.#sought), this.#fields);
  }

  #keyOfChange(): string {
    const { journal, path } = this.#context;
    return `${journal.run.flow}/${path}/${journal.run.recordKey}/${journal.run.id}`;
  }

  async #writing(key: string, action: GuardedWrite['action'], input: unknown): Promise<GuardedWrite> {
    const { connection } = this.#step.target;
    const effectKey = storableText(key);
    const context = await this.#callWith(effectKey);
    return { key: effectKey, path: this.#context.path, connection, action, input, context, limit: this.#limit };
  }

  #callWith(effectKey: string): Promise<WriteContext<never>> {
    const { gateway, journal, path, clock } = this.#context;
    const { connection } = this.#step.target;
    const { signal } = this.#limit;
    const demandHeld = () => journal.demandHeld();
    return gateway.context(connection, { step: path, effectKey, clock, signal, demandHeld });
  }

  /** Keeps which write leaves, with its intent, for as long as nobody knows what became of it. */
  async #sent<T>(write: 'create' | 'update', changes: unknown[], send: () => Promise<T>): Promise<T> {
    this.#context.keepBegun(this.#shown({ write, ...(changes.length > 0 && { changes }) }));
    try {
      return await send();
    } catch (error) {
      if (error instanceof ConnectorError && error.outcome !== 'unknown') this.#show();
      throw error;
    }
  }

  #confirm(write: GuardedWrite, { key }: StoredRecord): void {
    const { journal } = this.#context;
    journal.keepEffect({ ...intentOf(journal, write), state: 'confirmed', output: { key } });
  }

  #show(): void {
    this.#context.keepInput(this.#shown({}));
  }

  #shown(more: Fields): Fields {
    return { by: this.#step.by, fields: this.#fields, ...more };
  }

  #several(found: StoredRecord[]): ConnectorError {
    const { use, by } = this.#step;
    const keys = found.slice(0, 10).map(({ key }) => key);
    const said = {
      de: `${use} hat mehrere Datensätze mit diesem ${by}: ${keys.join(', ')}`,
      en: `${use} has several records with this ${by}: ${keys.join(', ')}`,
    };
    return new ConnectorError('permanent', said, {
      outcome: 'rejected',
      code: 'upsert.several_found',
      facts: { by, keys },
    });
  }

  #hidden(): ConnectorError {
    const { use } = this.#step;
    const said = { de: `${use} ist angelegt und noch nicht zu finden`, en: `${use} is made and not found yet` };
    return new ConnectorError('transient', said, {
      outcome: 'rejected',
      code: 'upsert.not_found_yet',
    });
  }

  #gone(key: string): QuestionRaised {
    return new QuestionRaised(recordGone(this.#step, { owner: this.#context.owner, value: this.#value, key }));
  }
}

function written(did: Did, verdict: StepVerdict): StepVerdict {
  return verdict.kind === 'done' ? done(did, (verdict.output as { key: string }).key) : verdict;
}

function done(did: Did, key: string): StepVerdict {
  return { kind: 'done', output: { did, key } };
}
