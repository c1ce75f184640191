import type { MatchResult, Page, StoredRecord } from '@belegfluss/sdk';
import type { ReadGateway } from '../gateway/read-gateway.ts';
import { useOf } from '../rehearsal/given-cast.ts';
import type { Ask, CapturedWrite, Cast, Sought } from '../rehearsal/staged-gateway.ts';
import type { Assumptions } from './assumptions.ts';

/** A write that a run would have made. */
export interface WouldBeEffect {
  step: string;
  use: string;
  /** Business key: `<flow>/<step>/<record key>/<intent>`. */
  key: string;
  with: unknown;
  /** What stands in the place of what would be changed, where that is known. */
  before?: unknown;
}

type Fields = Record<string, unknown>;
type ShapeOf = (ask: Ask) => Sought['schema'];

/**
 * Really reads, and writes down what would be written. It has nothing in its hands that could write. Where a record is asked
 * for by something that only a write would have given, the answer is an example of the record's shape.
 */
export class ReadingCast implements Cast {
  readonly effects: WouldBeEffect[] = [];
  readonly #gateway: ReadGateway;
  readonly #assumptions: Assumptions;
  readonly #shapeOf: ShapeOf;

  /** `shapeOf`: shape of an entity's records, or of an action's answer. */
  constructor(gateway: ReadGateway, assumptions: Assumptions, shapeOf: ShapeOf) {
    this.#gateway = gateway;
    this.#assumptions = assumptions;
    this.#shapeOf = shapeOf;
  }

  async read(ask: Ask, key: string): Promise<Fields | undefined> {
    return this.#assumptions.isIn(key) ? (this.#assumed(ask) as Fields) : this.#gateway.read(ask, key);
  }

  async readMany(ask: Ask, keys: string[]): Promise<Fields[]> {
    const unreal = keys.filter((key) => this.#assumptions.isIn(key));
    const real = keys.filter((key) => !unreal.includes(key));
    const found = real.length > 0 ? await this.#gateway.readMany(ask, real) : [];
    return [...found, ...unreal.map(() => this.#assumed(ask) as Fields)];
  }

  changes(ask: Ask, since: string, cursor: string | undefined): Promise<Page> {
    return this.#gateway.changes(ask, since, cursor);
  }

  /** A record that would be made is a write as any other. */
  async match(ask: Ask, { from, accept, effectKey, schema }: Sought): Promise<MatchResult> {
    const found = this.#assumptions.isIn(from) ? undefined : await this.#gateway.find(ask, from, accept);
    if (found && found.verdict !== 'missing') return found;
    if (found) this.#note(ask, from, effectKey);
    return { verdict: 'matched', record: this.#assumptions.make(schema, ask.step, useOf(ask)) as Fields };
  }

  /** There is no record of what only a write would have given. */
  seek(ask: Ask, by: string, value: string): Promise<StoredRecord[]> {
    return this.#assumptions.isIn(value) ? Promise.resolve([]) : this.#gateway.seek(ask, by, value);
  }

  ask(ask: Ask, input: unknown): Promise<unknown> {
    return this.#assumptions.isIn(input) ? Promise.resolve(this.#assumed(ask)) : this.#gateway.ask(ask, input);
  }

  write(ask: Ask, { input, effectKey, output, before }: CapturedWrite): Promise<unknown> {
    this.#note(ask, input, effectKey, before);
    return Promise.resolve(this.#assumptions.make(output, ask.step, useOf(ask)));
  }

  #note(ask: Ask, input: unknown, key: string, before?: unknown): void {
    this.effects.push({ step: ask.step, use: useOf(ask), key, with: input, ...(before !== undefined && { before }) });
  }

  #assumed(ask: Ask): unknown {
    return this.#assumptions.make(this.#shapeOf(ask), ask.step, useOf(ask));
  }
}
