import {
  ConnectorError,
  QuestionRaised,
  type Action,
  type Connector,
  type Entity,
  type FileStore,
  type Http,
  type MatchResult,
  type WriteContext,
} from '@belegfluss/sdk';
import type { ConfiguredConnection, Rehearsed, ScenarioAnswer, ScenarioGiven } from '@belegfluss/flow';
import type { Gateway } from '../gateway/gateway.ts';
import type { GivenAnswers } from './given-answers.ts';

/** What a rehearsal collects while it goes on. */
export type Collected = Pick<Rehearsed, 'effects' | 'unanswered'> & {
  /** The step that asked last. */
  asking: string;
};

const OUT_OF_REACH = 'a rehearsal reaches nothing outside';
const noHttp: Http = { request: () => Promise.reject(new Error(OUT_OF_REACH)) };
const noFiles: FileStore = {
  put: () => Promise.reject(new Error(OUT_OF_REACH)),
  get: () => Promise.reject(new Error(OUT_OF_REACH)),
};

/**
 * Connections that have the shapes of the real ones and nothing else of them: no function of a connector is kept, so that
 * none can be called. Reads say what is given; writes are written down in `collected`.
 */
export function rehearsedGateway(
  connections: ConfiguredConnection[],
  given: ScenarioGiven,
  answers: GivenAnswers,
  collected: Collected,
): Gateway {
  const stage = new Stage(given, answers, collected);
  const connectors = new Map(connections.map(({ name, connector }) => [name, stage.connector(name, connector)]));
  return {
    has: (connection) => connectors.has(connection),
    connector: (connection) => {
      const found = connectors.get(connection);
      if (!found) throw new Error(`${connection} is not configured`);
      return found;
    },
    config: () => Promise.reject(new Error(OUT_OF_REACH)),
    context: (_connection, { step = '', ...call }) => {
      collected.asking = step;
      return Promise.resolve({ ...call, config: undefined as never, http: noHttp, files: noFiles });
    },
  };
}

class Stage {
  readonly #given: ScenarioGiven;
  readonly #answers: GivenAnswers;
  readonly #collected: Collected;

  constructor(given: ScenarioGiven, answers: GivenAnswers, collected: Collected) {
    this.#given = given;
    this.#answers = answers;
    this.#collected = collected;
  }

  connector(name: string, { id, version, title, config, entities, actions }: Connector): Connector {
    return {
      id,
      version,
      title,
      config,
      auth: { kind: 'none' },
      entities: entities.map((entity) => this.#entity(`${name}.${entity.id}`, entity)),
      actions: actions.map((action) => this.#action(`${name}.${action.id}`, action)),
    };
  }

  #entity(use: string, { id, title, schema, read, readMany, match }: Connector['entities'][number]): Entity {
    return {
      id,
      title,
      schema,
      ...(read && { read: (_ctx, key) => Promise.resolve(this.#record(use, key)) }),
      ...(readMany && { readMany: (_ctx, keys) => Promise.resolve(this.#records(use, keys)) }),
      ...(match && { match: (_ctx, _from, _accept, decision) => Promise.resolve(this.#match(use, decision)) }),
    };
  }

  #action(use: string, { id, title, input, output, effect }: Connector['actions'][number]): Action {
    const happensOnce: Action['effect'] =
      effect.kind === 'read' || effect.class === 'K' || effect.class === 'N'
        ? effect
        : // What is in doubt has not happened, and each index shows so at once.
          { kind: 'write', class: 'L', find: () => Promise.resolve(undefined) };
    return {
      id,
      title,
      input,
      output,
      effect: happensOnce,
      run: (ctx, data) => Promise.resolve(effect.kind === 'read' ? this.#asked(use) : this.#written(use, ctx, data)),
    };
  }

  #written(use: string, { effectKey }: WriteContext, data: unknown): unknown {
    const answer = this.#answers.next(this.#collected.asking);
    const output = answer ? this.#said(answer) : {};
    this.#collected.effects.push({ use, with: data, key: effectKey });
    if (!answer) this.#note(use, 'write');
    return output;
  }

  #asked(use: string): unknown {
    const answer = this.#answers.next(this.#collected.asking);
    return answer ? this.#said(answer) : this.#unanswered(use);
  }

  #record(use: string, key: string): Record<string, unknown> | undefined {
    const answer = this.#answers.next(this.#collected.asking);
    if (answer) return this.#said(answer) as Record<string, unknown>;
    const known = this.#given.records?.[use] ?? {};
    if (!Object.hasOwn(known, key)) return this.#unanswered(use);
    return (known[key] ?? undefined) as Record<string, unknown> | undefined;
  }

  #records(use: string, keys: string[]): Record<string, unknown>[] {
    const answer = this.#answers.next(this.#collected.asking);
    if (answer) return this.#said(answer) as Record<string, unknown>[];
    return keys.flatMap((key) => {
      const known = this.#given.records?.[use] ?? {};
      if (!Object.hasOwn(known, key)) return this.#unanswered(use);
      return known[key] === null ? [] : [known[key] as Record<string, unknown>];
    });
  }

  #match(use: string, decision: string | undefined): MatchResult {
    const step = this.#collected.asking;
    const decided = decision === undefined ? undefined : this.#answers.candidate(step, decision);
    if (decided) return { verdict: 'matched', record: decided };
    const answer = this.#answers.next(step);
    if (!answer) return this.#unanswered(use);
    const { candidates } = answer;
    if (!candidates) return { verdict: 'matched', record: this.#said(answer) as Record<string, unknown> };
    return {
      verdict: 'uncertain',
      candidates: candidates.map(({ key, record, score = '0.80' }) => ({ key, record, score, reasons: [] })),
    };
  }

  #said({ gives, fails, asks }: ScenarioAnswer): unknown {
    const step = this.#collected.asking;
    if (fails) {
      const { kind, outcome = 'rejected', code } = fails;
      throw new ConnectorError(kind, `the test says so: ${kind}`, { outcome, ...(code !== undefined && { code }) });
    }
    if (asks) {
      const title = { de: asks.kind, en: asks.kind };
      const { kind, owner = 'nobody' } = asks;
      throw new QuestionRaised({ kind, owner, title, subject: step, evidence: {}, options: [] });
    }
    return gives;
  }

  #unanswered(use: string): never {
    this.#note(use, 'read');
    const message = `the test has no answer from ${use}`;
    throw new ConnectorError('permanent', message, { outcome: 'rejected', code: 'scenario.no_answer' });
  }

  #note(use: string, kind: 'read' | 'write'): void {
    this.#collected.unanswered.push({ step: this.#collected.asking, use, kind });
  }
}
