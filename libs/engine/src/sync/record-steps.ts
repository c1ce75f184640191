import { EACH_KEY, evaluate, keyText, type ListLoop, type PlannedStep, type StepOf } from '@belegfluss/flow';
import { missingRowQuestion, type TableIndex } from '@belegfluss/tables';
import { chosenBranch } from '../step/choose-step.ts';
import { itemsOf, turnScope } from '../step/each-step.ts';
import type { RecordJob } from './sync-job.ts';
import type { Judged, SourceRecord } from './sync-record.ts';

/** Names that the expressions of a sync can read, with the outputs of its steps. */
export type Scope = Record<string, unknown> & { steps: Record<string, unknown> };

/** The steps of a sync before its call, carried out in memory for one record: they read nothing but mapping tables. */
export class RecordSteps {
  readonly #job: RecordJob;
  readonly #tables: ReadonlyMap<string, TableIndex>;
  readonly #record: SourceRecord;

  constructor(job: RecordJob, tables: ReadonlyMap<string, TableIndex>, record: SourceRecord) {
    this.#job = job;
    this.#tables = tables;
    this.#record = record;
  }

  /** Carries steps out in their order, with their outputs in the scope. Gives back what ends the record before the last of them. */
  carryOut(steps: PlannedStep[], scope: Scope): Judged | undefined {
    for (const step of steps) {
      if (step.when && step.when.evaluate(scope) !== true) {
        scope.steps[step.id] = null;
        continue;
      }
      const end = this.#carryOutOne(step, scope);
      if (end) return end;
    }
    return undefined;
  }

  #carryOutOne(step: PlannedStep, scope: Scope): Judged | undefined {
    switch (step.kind) {
      case 'stop':
        return {
          kind: 'settled',
          record: this.#record,
          outcome: step.as === 'unchanged' ? 'unchanged' : 'skipped',
        };
      case 'lookup':
        return this.#lookUp(step, scope);
      case 'map':
        scope.steps[step.id] = evaluate(step.values, scope);
        return undefined;
      case 'choose':
        return this.#choose(step, scope);
      case 'each':
        if ('target' in step) throw new Error('a sync has no loop over pages');
        return this.#goThrough(step, scope);
      default:
        throw new Error(`a sync has no step ${step.kind}`);
    }
  }

  #choose(step: StepOf<'choose'>, scope: Scope): Judged | undefined {
    const branch = chosenBranch(step.branches, scope);
    const inner: Scope = { ...scope, steps: { ...scope.steps } };
    const end = branch && this.carryOut(branch.steps, inner);
    if (end) return end;
    const output = branch?.output && evaluate(branch.output, inner);
    scope.steps[step.id] = { branch: branch?.name ?? null, ...(output !== undefined && { output }) };
    return undefined;
  }

  /** One turn after the other; what ends the record in one of them ends it. */
  #goThrough(step: ListLoop & { id: string }, scope: Scope): Judged | undefined {
    const collected: unknown[] = [];
    for (const [index, item] of itemsOf(step, scope).entries()) {
      const turn = turnScope(step, scope, item, index);
      const end = this.carryOut(step.steps, turn);
      if (end) return end;
      collected.push(step.collect ? evaluate(step.collect, turn) : null);
    }
    scope.steps[step.id] = collected;
    return undefined;
  }

  #lookUp(step: StepOf<'lookup'>, scope: Scope): Judged | undefined {
    const index = this.#tables.get(step.table);
    if (!index) throw new Error(`the mapping table ${step.table} was not loaded`);
    const key = (evaluate(step.key, scope) as unknown[]).map((item) => keyText(item, EACH_KEY));
    const on = step.on ? String(evaluate(step.on, scope)) : this.#job.today;
    const found = index.find(key, on);
    if (!found) {
      const { definition, rows } = index.table;
      const question = missingRowQuestion({ definition, key, evidence: { on }, rows });
      return { kind: 'ask', record: this.#record, question };
    }
    scope.steps[step.id] = { ...found.values, version: found.version };
    return undefined;
  }
}
