import { setImmediate as turn } from 'node:timers/promises';
import { catalogOf, compileFlow, type Plan } from '@belegfluss/flow';
import {
  ConnectorError,
  defineAction,
  defineConnector,
  defineEntity,
  defineUpsert,
  type Connector,
  type Page,
  type StoredRecord,
  type WriteContext,
} from '@belegfluss/sdk';
import { Type } from 'typebox';
import { NO_OTHER_HOLDER } from '../src/effect/holders.ts';
import { GivenAnswers } from '../src/rehearsal/given-answers.ts';
import { rehearsedWaits } from '../src/rehearsal/rehearsed-waits.ts';
import { RehearsedWrites } from '../src/rehearsal/rehearsed-writes.ts';
import { unstoredRun } from '../src/rehearsal/unstored-run.ts';
import { interpret } from '../src/run/interpret.ts';
import { FencedError, RunJournal } from '../src/journal/run-journal.ts';
import type { Emission, StepRecord } from '../src/run/run-record.ts';
import type { RunWrite } from '../src/journal/run-write.ts';
import type { RunVerdict } from '../src/run/verdict.ts';
import type { World } from '../src/run/world.ts';

/** What became of a run, after how many deaths of its worker. */
export interface Lived {
  verdict: RunVerdict;
  deaths: number;
  attempts: number;
  /** Most steps that an attempt has held at a time. */
  mostHeld: number;
  steps: ReadonlyMap<string, StepRecord>;
  emissions: readonly Emission[];
}

/** The plan of a flow that uses `shop.put`, a write of class L, `shop.fail`, which never succeeds, and upserts of `shop.customer` by `number`. */
export function crashingPlan(flow: string): Plan {
  const connections = [{ name: 'shop', connector: shop(new Outside(0)), config: {}, secretFields: [] }];
  const { plan, diagnostics } = compileFlow(
    'probe.flow.yaml',
    flow,
    catalogOf({ connections, tables: [], settings: {}, limits: {} }),
  );
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

/** A system whose answers take a while, come in another order for each seed, and get lost now and then. */
export class Outside {
  readonly happened: string[] = [];
  readonly customers: StoredRecord[] = [];
  /** How likely a request is not answered: one of so many. */
  oneLostOf = 6;
  /** Ids of deals, which are listed five on a page; a page that is asked for again has them the other way round. */
  deals: string[] = [];
  readonly #pages = new Set<string>();
  /** Requests that are under way, and most of them at a time. */
  underWay = 0;
  most = 0;
  #state: number;

  /** Whether somebody waits for the end of the attempt that is under way. */
  isAwaited = (): boolean => this.below(this.oneLostOf) === 0;

  constructor(seed: number) {
    this.#state = seed * 7_919 + 1;
  }

  below(limit: number): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return this.#state % limit;
  }

  async changes(cursor = '0'): Promise<Page> {
    await this.#pause();
    if (this.below(this.oneLostOf) === 0) throw new ConnectorError('transient', 'away', { outcome: 'rejected' });
    if (this.below(this.oneLostOf) === 0) throw new ConnectorError('rate_limited', 'later', { outcome: 'not_sent' });
    const end = Number(cursor) + 5;
    const ids = this.deals.slice(Number(cursor), end);
    if (this.#pages.has(cursor)) ids.reverse();
    this.#pages.add(cursor);
    const changedAt = '2026-01-15T09:00:00Z';
    const records = ids.map((id) => ({ key: id, changedAt, record: { id } }));
    return { records, ...(end < this.deals.length && { next: String(end) }) };
  }

  async put(key: string, name: string): Promise<{ name: string }> {
    await this.#change(() => this.happened.push(key));
    return { name };
  }

  async create(effectKey: string, record: Record<string, unknown>): Promise<{ key: string }> {
    const key = `c${String(record['number'])}`;
    await this.#change(() => {
      this.happened.push(effectKey);
      this.customers.push({ key, record });
    });
    return { key };
  }

  async update(effectKey: string, { key, record }: StoredRecord, changes: Record<string, unknown>): Promise<void> {
    await this.#change(() => {
      this.happened.push(effectKey);
      const at = this.customers.findIndex((customer) => customer.key === key);
      this.customers[at] = { key, record: { ...record, ...changes } };
    });
  }

  async #change(happen: () => void): Promise<void> {
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    await this.#pause();
    this.underWay -= 1;
    const isLost = this.below(this.oneLostOf) === 0;
    if (!isLost || this.below(2) === 0) happen();
    await this.#pause();
    if (isLost) throw new ConnectorError('transient', 'cut', { outcome: 'unknown' });
  }

  async #pause(): Promise<void> {
    for (let left = this.below(5); left > 0; left -= 1) await turn();
  }
}

function shop(outside: Outside): Connector {
  const title = { de: 'a', en: 'a' };
  const base = { title, input: Type.Object({ name: Type.String() }), output: Type.Object({ name: Type.String() }) };
  return defineConnector({
    id: 'shop',
    version: '1.0.0',
    title,
    config: Type.Object({}),
    auth: { kind: 'none' },
    entities: [
      defineEntity()({
        id: 'deal',
        title,
        schema: Type.Object({ id: Type.String() }),
        changes: (_ctx, _since, cursor) => outside.changes(cursor),
      }),
      defineEntity()({
        id: 'customer',
        title,
        schema: Type.Object({}),
        upsert: defineUpsert()({
          fields: Type.Object({ number: Type.String(), name: Type.String(), city: Type.Optional(Type.String()) }),
          by: ['number'],
          // It does not know the filter.
          find: () => Promise.resolve([...outside.customers]),
          create: ({ effectKey }, fields) => outside.create(effectKey, fields),
          update: ({ effectKey }, found, changes) => outside.update(effectKey, found, changes),
        }),
      }),
    ],
    actions: [
      defineAction()({
        ...base,
        id: 'put',
        effect: {
          kind: 'write',
          class: 'L',
          find: ({ effectKey }, { name }) =>
            Promise.resolve(outside.happened.includes(effectKey) ? { name } : undefined),
        },
        run: ({ effectKey }, { name }) => outside.put(effectKey, name),
      }),
      defineAction()({
        ...base,
        id: 'fail',
        effect: { kind: 'read' },
        run: () => Promise.reject(new ConnectorError('invalid', 'no', { outcome: 'rejected' })),
      }),
    ],
  });
}

/** A database that is gone after so many writes. */
class Breaking {
  readonly kept = new RehearsedWrites(() => Promise.resolve(false));
  left = Infinity;
  onWrite = (): void => undefined;

  async write(write: RunWrite) {
    this.onWrite();
    this.left -= 1;
    if (this.left < 0) throw new FencedError(write.run.id);
    const { earlier, ...written } = await this.kept.write(write);
    // A worker that died is followed at once.
    return { ...written, ...(earlier && { earlier: { ...earlier, ageSeconds: 0 } }) };
  }

  writeWith = () => this.kept.writeWith();

  undosBefore = (...asked: Parameters<RehearsedWrites['undosBefore']>) => this.kept.undosBefore(...asked);

  effectOf = (key: string) => this.kept.effectOf(key);

  mayGoRound = () => this.kept.mayGoRound();
}

/** Attempts of one run, the first of which dies after so many writes, until it has come to an end or asks. */
export async function live(
  plan: Plan,
  outside: Outside,
  diesAfter: number,
  record: Record<string, unknown> = {},
): Promise<Lived> {
  const connector = shop(outside);
  const database = new Breaking();
  database.left = diesAfter;
  let now = Date.parse('2026-01-15T09:00:00Z');
  const world: World = {
    tables: { find: () => Promise.resolve(undefined), read: () => Promise.reject(), add: () => Promise.reject() },
    holders: NO_OTHER_HOLDER,
    waits: rehearsedWaits(new GivenAnswers(), () => new Date(now)),
    gateway: {
      has: () => true,
      connector: () => connector,
      config: () => Promise.reject(),
      context: (_connection, call) => Promise.resolve(call as unknown as WriteContext<never>),
    },
    settings: {},
    now: new Date(now),
    signal: new AbortController().signal,
    answerTo: () => Promise.resolve(undefined),
    takeBack: () => Promise.resolve(true),
    wasDone: () => Promise.resolve(false),
    time: () => now,
    isAwaited: () => outside.isAwaited(),
  };
  const run = unstoredRun(plan, { id: 'r', trigger: 'hand', recordKey: 'k', input: { data: record } });
  let deaths = 0;
  let mostHeld = 0;
  for (let attempts = 0; attempts < 200; attempts += 1) {
    run.attempt += 1;
    const ahead = [...database.kept.steps.values()].flatMap((step) => (step.isBehind ? [] : [{ ...step }]));
    const journal = new RunJournal(database, run, ahead);
    database.onWrite = () => {
      mostHeld = Math.max(mostHeld, journal.steps().length);
    };
    let verdict: RunVerdict | undefined;
    try {
      verdict = await interpret(plan, plan.triggers[0] as Plan['triggers'][number], journal, world);
      await journal.flush();
    } catch (error) {
      if (!(error instanceof FencedError)) throw error;
      deaths += 1;
      database.left = Infinity;
      verdict = undefined;
    } finally {
      journal.close();
    }
    if (verdict?.kind === 'again') now += verdict.afterSeconds * 1_000;
    else if (verdict)
      return {
        verdict,
        deaths,
        attempts: run.attempt,
        mostHeld,
        steps: database.kept.steps,
        emissions: database.kept.emissions,
      };
  }
  throw new Error('the run comes to no end');
}

/** What a run came to, whoever was faster on the way. */
export function told({ verdict, steps }: Lived): { verdict: RunVerdict; steps: unknown[][] } {
  const outcome = [...steps.values()].map(({ path, state, input, output, error }) => [
    path,
    state,
    input,
    output,
    error?.code,
  ]);
  return { verdict, steps: outcome.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)) };
}
