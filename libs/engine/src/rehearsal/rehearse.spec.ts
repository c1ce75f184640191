import { describe, expect, it, jest } from '@jest/globals';
import { catalogOf, compileFlow, type ScenarioGiven } from '@belegfluss/flow';
import { defineConnector, type Action, type Connector, type Entity } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { rehearse, type RehearsedPack } from './rehearse.ts';

const title = { de: 'Laden', en: 'Shop' };
/** Whatever of a real connector is called, it is counted here. */
const reached = jest.fn(() => Promise.reject(new Error('a system was reached')));

function action(id: string, effect: Action['effect']): Action {
  return { id, title, input: Type.Object({ id: Type.String() }), output: Type.Unknown(), effect, run: reached };
}

const entity: Entity = {
  id: 'order',
  title,
  schema: Type.Object({ id: Type.String() }),
  read: reached,
  readMany: reached,
  changes: reached,
  match: reached,
};
const shop: Connector = defineConnector({
  id: 'shop',
  version: '1.0.0',
  title,
  config: Type.Object({}),
  auth: { kind: 'none' },
  check: reached,
  entities: [entity],
  actions: [
    action('keyed', { kind: 'write', class: 'K', keyValidFor: 'P1D' }),
    action('listed', { kind: 'write', class: 'L', find: reached }),
    action('lagging', { kind: 'write', class: 'D', lag: () => 'PT1H', find: reached }),
    action('blind', { kind: 'write', class: 'N' }),
    action('asked', { kind: 'read' }),
  ],
});
const pack: RehearsedPack = {
  connections: [{ name: 'shop', connector: shop, config: {}, secretFields: [] }],
  tables: [],
  settings: { stage: 'won' },
};

async function run(steps: string, given: ScenarioGiven = {}, on = 'changed: { entity: shop.order }') {
  const head = `flow: probe\ntitle: { de: a, en: a }\nowner: sales\non:\n  ${on}\nonce: { expr: event.key }\nsteps:\n`;
  const text = head + steps.replaceAll(/^/gm, '  ');
  const { plan, diagnostics } = compileFlow('probe.flow.yaml', text, catalogOf({ ...pack, limits: {} }));
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return rehearse(pack, plan, { record: { id: '1' }, ...given });
}

const WRITES = ['keyed', 'listed', 'lagging', 'blind'];
const call = (name: string) => `${name}: { call: shop.${name}, with: { id: { expr: record.id } } }`;
const asks = (name: string) =>
  `${name}: { steps: { q: { approve: sales, title: { de: a, en: b }, within: P1D } }, output: { ok: { expr: steps.q.approved } } }`;

describe('a rehearsal', () => {
  it('writes down what would be written, and calls no function of a connector', async () => {
    const { state, effects } = await run(WRITES.map(call).join('\n'));
    expect(state).toBe('done');
    expect(effects).toEqual(
      WRITES.map((name) => ({ use: `shop.${name}`, with: { id: '1' }, key: `probe/${name}/test/once` })),
    );
    expect(reached).not.toHaveBeenCalled();
  });

  it('sends nothing that an action does not understand', async () => {
    const { state, reason, effects } = await run(call('keyed'), { record: { id: 5 } });
    expect({ state, code: reason?.code, effects }).toEqual({ state: 'dead', code: 'run.invalid_input', effects: [] });
  });

  it.each(WRITES)('calls none when nobody knows whether a write happened: %s', async (name) => {
    const unknown = { fails: { kind: 'transient' as const, outcome: 'unknown' as const } };
    const answers: ScenarioGiven['answers'] = { [name]: [unknown, unknown, { gives: {} }] };
    const { state } = await run(call(name), { answers });
    expect(state).toBe(name === 'blind' ? 'question' : 'done');
    expect(reached).not.toHaveBeenCalled();
  });

  it('calls none when nobody has said what is read', async () => {
    const steps = [
      'one: { read: shop.order, key: a, onError: continue }',
      'many: { read: shop.order, keys: [a, b], onError: continue }',
      'found: { match: shop.order, from: { name: a }, ask: sales, onError: continue }',
      `${call('asked').slice(0, -1)}, onError: continue }`,
    ];
    const { unanswered } = await run(steps.join('\n'));
    expect(unanswered.map(({ step, kind }) => `${kind} ${step}`)).toEqual([
      'read one',
      'read many',
      'read found',
      'read asked',
    ]);
    expect(reached).not.toHaveBeenCalled();
  });

  it('tries again as long as there are answers, with the clock moved on', async () => {
    const steps = `${call('keyed')}\nsaid: { emit: told, key: { expr: now } }`;
    const given: ScenarioGiven = {
      now: '2026-05-01T10:00:00Z',
      answers: { keyed: [{ fails: { kind: 'rate_limited' } }, { gives: { ok: true } }] },
    };
    const { state, outputs, effects, emitted } = await run(steps, given);
    expect({ state, output: outputs['keyed'], written: effects.length }).toEqual({
      state: 'done',
      output: { ok: true },
      written: 1,
    });
    expect(emitted[0]?.key).toMatch(/^2026-05-01T10:00:0[01]/);
  });

  it('lets a pause end where the test says that its moment came', async () => {
    const steps = `pause: { wait: time, for: P40D }\nsaid: { emit: told, key: { expr: now } }`;
    const given: ScenarioGiven = { now: '2026-05-01T10:00:00Z' };
    expect(await run(steps, given)).toMatchObject({ state: 'waiting', reason: { code: 'run.waiting_for_time' } });
    const { state, emitted } = await run(steps, { ...given, answers: { pause: [{ gives: {} }] } });
    expect({ state, key: emitted[0]?.key }).toEqual({ state: 'done', key: '2026-06-10T10:00:00.000Z' });
  });

  it('waits where there are none left', async () => {
    const waiting = await run(call('keyed'), { answers: { keyed: [{ fails: { kind: 'transient' } }] } });
    expect(waiting).toMatchObject({
      state: 'waiting',
      at: 'keyed',
      reason: { code: 'connector.transient' },
      effects: [],
    });
  });

  it('asks a person what a write of unknown outcome of class N has done', async () => {
    const answers: ScenarioGiven['answers'] = {
      blind: [{ fails: { kind: 'transient', outcome: 'unknown' } }, { gives: {} }],
    };
    expect(await run(call('blind'), { answers })).toMatchObject({
      state: 'question',
      questions: [{ step: 'blind', kind: 'effect.unknown_outcome' }],
      effects: [],
    });
    expect(await run(call('blind'), { answers, decisions: { blind: { option: 'repeat' } } })).toMatchObject({
      state: 'done',
      effects: [{ use: 'shop.blind' }],
    });
  });

  it('goes ways one after the other, and carries none out again that has failed', async () => {
    const way = (name: string) => `${name}: { steps: { ${call(name)} } }`;
    const steps = `both: { parallel: { ${way('listed')}, ${way('keyed')}, ${way('blind')} } }\n${call('lagging')}`;
    const invalid = { fails: { kind: 'invalid' as const } };
    const answers: ScenarioGiven['answers'] = {
      'both.listed.listed': [invalid, { gives: {} }],
      'both.keyed.keyed': [{ fails: { kind: 'rate_limited' } }, { gives: {} }],
    };
    const { state, at, effects } = await run(steps, { answers });
    expect({ state, at }).toEqual({ state: 'dead', at: 'both.listed.listed' });
    expect(effects.map(({ use }) => use)).toEqual(['shop.blind', 'shop.keyed']);
  });

  it('asks what all ways ask, and goes on with the decisions', async () => {
    const steps = `both: { parallel: { ${asks('one')}, ${asks('two')} } }`;
    const yes = { option: 'approve' };
    expect((await run(steps, { decisions: { 'both.one.q': yes } })).questions.map(({ step }) => step)).toEqual([
      'both.two.q',
    ]);
    const { state, outputs } = await run(steps, {
      decisions: { 'both.one.q': yes, 'both.two.q': { option: 'reject' } },
    });
    expect({ state, both: outputs['both'] }).toEqual({
      state: 'done',
      both: { one: { ok: true }, two: { ok: false } },
    });
  });

  it('says at which step a flow ended itself', async () => {
    const steps =
      'way: { choose: { small: { when: record.id == "1", steps: { end: { stop: skipped, reason: too_small } } } } }';
    expect(await run(steps)).toMatchObject({ state: 'skipped', reason: { code: 'too_small' }, at: 'way.small.end' });
  });

  it('does nothing that another run has done', async () => {
    expect(await run(call('keyed'), { key: '7', done: ['7'] })).toMatchObject({ state: 'unchanged', effects: [] });
    expect(await run(call('keyed'), { key: '8', done: ['7'] })).toMatchObject({ state: 'done' });
  });

  it('reads what is given, and knows what is missing from what nobody gave', async () => {
    const steps = 'one: { read: shop.order, key: a, missing: empty }\nmany: { read: shop.order, keys: [a, b] }';
    const { state, outputs } = await run(steps, { records: { 'shop.order': { a: null, b: { id: 'b' } } } });
    expect({ state, one: outputs['one'], many: outputs['many'] }).toEqual({
      state: 'done',
      one: null,
      many: [{ id: 'b' }],
    });
    expect(await run(steps)).toMatchObject({ state: 'dead', reason: { code: 'scenario.no_answer' }, at: 'one' });
  });

  it('hands what another flow or a person gives over as the record', async () => {
    const { effects } = await run(call('keyed'), { record: { id: '5' } }, 'asked: { person: { role: sales } }');
    expect(effects).toMatchObject([{ with: { id: '5' } }]);
  });

  it('lets a test say otherwise what is set', async () => {
    const steps = 'a: { emit: told, key: { expr: settings.stage } }';
    expect((await run(steps)).emitted).toMatchObject([{ key: 'won' }]);
    expect((await run(steps, { settings: { stage: 'lost' } })).emitted).toMatchObject([{ key: 'lost' }]);
  });
});
