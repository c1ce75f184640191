import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { catalogOf, compileFlow, type Plan } from '@belegfluss/flow';
import { ConnectorError, defineAction, defineConnector, type Connector, type WriteContext } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { rehearsedWaits } from '../rehearsal/rehearsed-waits.ts';
import { GivenAnswers } from '../rehearsal/given-answers.ts';
import { RehearsedWrites } from '../rehearsal/rehearsed-writes.ts';
import { interpret } from '../run/interpret.ts';
import { FencedError, RunJournal } from '../run/run-journal.ts';
import type { RunRecord } from '../run/run-record.ts';
import type { RunWrite } from '../run/run-write.ts';
import type { World } from '../run/step-runner.ts';
import type { RunVerdict } from '../run/verdict.ts';
import { sideBySide } from './side-by-side.ts';

const FLOW = `flow: probe
title: { de: a, en: a }
owner: sales
on: { hand: { person: { role: sales } } }
steps:
  both:
    parallel:
      left:
        steps:
          first: { call: shop.put, with: { name: left }, timeout: PT10S }
          second: { call: shop.put, with: { name: { expr: '"after " + steps.first.name' } } }
        output: { name: { expr: steps.second.name } }
      right:
        steps:
          all:
            each: { expr: record.names }
            as: name
            parallel: 3
            steps: { put: { call: shop.put, with: { name: { expr: name } } } }
            collect: { name: { expr: steps.put.name }, number: { expr: name_number } }
        output: { all: { expr: steps.all } }
      sure: { steps: { failing: { call: shop.fail, with: { name: x }, onError: continue } } }
  after: { call: shop.put, with: { name: { expr: steps.both.left.name } } }
`;
const NAMES = Array.from({ length: 7 }, (_, index) => `n${index}`);
const OUTPUT = {
  left: { name: 'after left' },
  right: { all: NAMES.map((name, index) => ({ name, number: index + 1 })) },
  sure: null,
};

/** A system whose answers take a while, come in another order for each seed, and get lost now and then. */
class Outside {
  readonly happened: string[] = [];
  /** Requests that are under way, and most of them at a time. */
  underWay = 0;
  most = 0;
  #state: number;

  constructor(seed: number) {
    this.#state = seed * 7_919 + 1;
  }

  below(limit: number): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return this.#state % limit;
  }

  async put(key: string, name: string): Promise<{ name: string }> {
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    await this.#pause();
    this.underWay -= 1;
    const isLost = this.below(6) === 0;
    if (!isLost || this.below(2) === 0) this.happened.push(key);
    await this.#pause();
    if (isLost) throw new ConnectorError('transient', 'cut', { outcome: 'unknown' });
    return { name };
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
    entities: [],
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
  readonly kept = new RehearsedWrites(new Set());
  left = Infinity;

  write(write: RunWrite) {
    this.left -= 1;
    return this.left < 0 ? Promise.reject(new FencedError(write.run.id)) : this.kept.write(write);
  }

  writeWith = () => this.kept.writeWith();
}

/** Attempts of one run, the first of which dies after so many writes, until it has come to an end. */
async function live(plan: Plan, outside: Outside, diesAfter: number) {
  const connector = shop(outside);
  const database = new Breaking();
  database.left = diesAfter;
  let now = Date.parse('2026-01-15T09:00:00Z');
  const world: World = {
    tables: { find: () => Promise.resolve(undefined), read: () => Promise.reject(), add: () => Promise.reject() },
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
  };
  const run: RunRecord = {
    id: 'r',
    flow: 'probe',
    revision: '',
    trigger: 'hand',
    recordKey: 'k',
    input: { data: { names: NAMES } },
    onceKey: null,
    state: 'running',
    attempt: 0,
    crashes: 0,
    caseIds: [],
    versions: {},
    afterRestore: false,
  };
  let deaths = 0;
  for (let attempts = 0; attempts < 200; attempts += 1) {
    run.attempt += 1;
    const journal = new RunJournal(database, run, [...database.kept.steps.values()]);
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
    else if (verdict) return { verdict, deaths, steps: database.kept.steps };
  }
  throw new Error('the run comes to no end');
}

function told({ verdict, steps }: Awaited<ReturnType<typeof live>>) {
  const outcome = [...steps.values()].map(({ path, state, input, output, error }) => [
    path,
    state,
    input,
    output,
    error?.code,
  ]);
  return { verdict, steps: outcome.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)) };
}

describe('steps side by side', () => {
  const outside = new Outside(0);
  const { plan, diagnostics } = compileFlow(
    'probe.flow.yaml',
    FLOW,
    catalogOf({
      connections: [{ name: 'shop', connector: shop(outside), config: {}, secretFields: [] }],
      tables: [],
      settings: {},
      limits: {},
    }),
  );
  if (!plan) throw new Error(JSON.stringify(diagnostics));

  it('come to the same end whoever is faster, and wherever their worker dies, each write happening once', async () => {
    const expected = told(await live(plan, new Outside(1), Infinity));
    expect(expected.verdict).toEqual({ kind: 'ended', state: 'done' });
    expect(expected.steps.find(([path]) => path === 'both')?.[3]).toEqual(OUTPUT);
    let died = 0;
    let most = 0;
    for (let seed = 1; seed <= 150; seed += 1) {
      const world = new Outside(seed);
      const lived = await live(plan, world, seed % 25);
      expect(told(lived)).toEqual(expected);
      expect(world.happened.length).toBe(new Set(world.happened).size);
      expect(world.happened).toHaveLength(NAMES.length + 3);
      died += lived.deaths;
      most = Math.max(most, world.most);
    }
    expect(died).toBeGreaterThan(60);
    // One of the left way and three items of the right one.
    expect(most).toBe(4);
  });
});

describe('pieces side by side', () => {
  const failed = { kind: 'failed', reason: { code: 'a.b', message: '' } } as const;

  it('are begun only as long as a place is free, and one that stops keeps its place', async () => {
    const begun: number[] = [];
    const stopped = await sideBySide({ count: 10, places: 2, inOrder: false }, async (index) => {
      begun.push(index);
      await turn();
      return index === 3 || index === 6 ? { ...failed, at: String(index) } : undefined;
    });
    expect(stopped.map(({ at }) => at)).toEqual(['3', '6']);
    expect(begun.length).toBeLessThan(10);
    expect(begun).toEqual(begun.toSorted((a, b) => a - b));
  });

  it('go one after the other where their order counts', async () => {
    const seen: string[] = [];
    await sideBySide({ count: 3, places: 3, inOrder: true }, async (index) => {
      seen.push(`begin ${index}`);
      await turn();
      seen.push(`end ${index}`);
      return index === 0 ? failed : undefined;
    });
    expect(seen).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1', 'begin 2', 'end 2']);
  });

  it('throw what one throws when the others have come to rest, and begin no more', async () => {
    const ended: number[] = [];
    const work = sideBySide({ count: 9, places: 2, inOrder: false }, async (index) => {
      if (index === 0) throw new Error('lost');
      await turn();
      ended.push(index);
      return undefined;
    });
    await expect(work).rejects.toThrow('lost');
    expect(ended).toEqual([1]);
  });
});
