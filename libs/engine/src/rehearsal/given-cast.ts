import { ConnectorError, QuestionRaised, type MatchResult, type Page, type StoredRecord } from '@belegfluss/sdk';
import type { Rehearsed, ScenarioAnswer, ScenarioGiven } from '@belegfluss/flow';
import { saidByTest, type GivenAnswers } from './given-answers.ts';
import type { Ask, CapturedWrite, Cast, Sought } from './staged-gateway.ts';

/** What a rehearsal collects while it goes on. */
export type Collected = Pick<Rehearsed, 'effects' | 'unanswered'>;

type Fields = Record<string, unknown>;

/** Says what a test gives, in the place of connections; writes are written down in `collected`. */
export class GivenCast implements Cast {
  readonly #given: ScenarioGiven;
  readonly #answers: GivenAnswers;
  readonly #collected: Collected;

  constructor(given: ScenarioGiven, answers: GivenAnswers, collected: Collected) {
    this.#given = given;
    this.#answers = answers;
    this.#collected = collected;
  }

  async read(ask: Ask, key: string): Promise<Fields | undefined> {
    const answer = this.#answers.next(ask.step);
    if (answer) return (await this.#said(ask, answer)) as Fields;
    return this.#known(ask, key);
  }

  async readMany(ask: Ask, keys: string[]): Promise<Fields[]> {
    const answer = this.#answers.next(ask.step);
    if (answer) return (await this.#said(ask, answer)) as Fields[];
    return keys.flatMap((key): Fields[] => {
      const record = this.#known(ask, key);
      return record ? [record] : [];
    });
  }

  /** The page that is the next answer to the step; without one, all records that are given, as one page in their order. */
  async changes(ask: Ask): Promise<Page> {
    const changedAt = ask.clock.now().toISOString();
    const answer = this.#answers.next(ask.step);
    if (!answer) return { records: (await this.seek(ask)).map((found) => ({ ...found, changedAt })) };
    const page = (await this.#said(ask, answer)) as Fields[];
    const records = page.map((record, index) => ({ key: String(index), record, changedAt }));
    return { records, ...(this.#answers.hasMore(ask.step) && { next: `after ${this.#answers.asked(ask.step)}` }) };
  }

  async match(ask: Ask, { decision }: Sought): Promise<MatchResult> {
    const decided = decision === undefined ? undefined : this.#answers.candidate(ask.step, decision);
    if (decided) return { verdict: 'matched', record: decided };
    const answer = this.#answers.next(ask.step);
    if (!answer) return this.#unanswered(ask);
    const { candidates } = answer;
    if (!candidates) return { verdict: 'matched', record: (await this.#said(ask, answer)) as Fields };
    return {
      verdict: 'uncertain',
      candidates: candidates.map(({ key, record, score = '0.80' }) => ({ key, record, score, reasons: [] })),
    };
  }

  async seek(ask: Ask): Promise<StoredRecord[]> {
    const records = this.#given.records?.[useOf(ask)];
    if (!records) return this.#unanswered(ask);
    return Object.entries(records).flatMap(([key, record]) => (record ? [{ key, record: record as Fields }] : []));
  }

  async ask(ask: Ask): Promise<unknown> {
    const answer = this.#answers.next(ask.step);
    return answer ? this.#said(ask, answer) : this.#unanswered(ask);
  }

  async write(ask: Ask, { input, effectKey }: CapturedWrite): Promise<unknown> {
    const answer = this.#answers.next(ask.step);
    const output = answer ? await this.#said(ask, answer) : {};
    this.#collected.effects.push({ use: useOf(ask), with: input, key: effectKey });
    if (!answer) this.#note(ask, 'write');
    return output;
  }

  /** A record that is given by its key; null where it is given that there is none. */
  #known(ask: Ask, key: string): Fields | undefined {
    const known = this.#given.records?.[useOf(ask)] ?? {};
    if (!Object.hasOwn(known, key)) return this.#unanswered(ask);
    return (known[key] ?? undefined) as Fields | undefined;
  }

  /** What an answer gives; rejects with what it says instead. */
  async #said({ step }: Ask, { gives, fails, asks }: ScenarioAnswer): Promise<unknown> {
    if (fails) {
      const { kind, outcome = 'rejected', code } = fails;
      const more = { outcome, ...(code !== undefined && { code }) };
      throw new ConnectorError(kind, saidByTest(kind), more);
    }
    if (asks) {
      const title = { de: asks.kind, en: asks.kind };
      const { kind, owner = 'nobody' } = asks;
      throw new QuestionRaised({ kind, owner, title, subject: step, evidence: {}, options: [] });
    }
    return gives;
  }

  #unanswered(ask: Ask): never {
    this.#note(ask, 'read');
    const said = {
      de: `der Test hat keine Antwort von ${useOf(ask)}`,
      en: `the test has no answer from ${useOf(ask)}`,
    };
    throw new ConnectorError('permanent', said, { outcome: 'rejected', code: 'scenario.no_answer' });
  }

  #note(ask: Ask, kind: 'read' | 'write'): void {
    this.#collected.unanswered.push({ step: ask.step, use: useOf(ask), kind });
  }
}

/** `<connection>.<entity or action>` as flows write it. */
export function useOf({ connection, name }: Pick<Ask, 'connection' | 'name'>): string {
  return `${connection}.${name}`;
}
