import { describe, expect, it } from '@jest/globals';
import { catalogOf, compileFlow, type ScenarioGiven } from '@belegfluss/flow';
import { defineConnector, type Action, type Connector } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { rehearse, type RehearsedPack } from './rehearse.ts';

const title = { de: 'Laden', en: 'Shop' };
const unreached = () => Promise.reject(new Error('a system was reached'));
const writing = (id: string, effect: Action['effect']): Action => ({
  id,
  title,
  input: Type.Object({ id: Type.String() }),
  output: Type.Object({}),
  effect,
  run: unreached,
  batch: { size: 9, run: unreached },
});
const shop: Connector = defineConnector({
  id: 'shop',
  version: '1.0.0',
  title,
  config: Type.Object({}),
  auth: { kind: 'none' },
  entities: [
    { id: 'order', title, schema: Type.Object({ id: Type.String(), size: Type.Number() }), changes: unreached },
  ],
  actions: [
    writing('keyed', { kind: 'write', class: 'K', keyValidFor: 'P1D' }),
    writing('listed', { kind: 'write', class: 'L', find: unreached }),
    writing('blind', { kind: 'write', class: 'N' }),
  ],
});
const pack: RehearsedPack = {
  connections: [{ name: 'shop', connector: shop, config: {}, secretFields: [] }],
  tables: [],
  settings: { least: 1.5 },
};
const RECORDS = { a: { id: 'A', size: 1 }, b: { id: 'B', size: 2 }, c: { id: 'C', size: 3 } };

function pass(given: ScenarioGiven, action = 'keyed', more = '') {
  const text = `flow: probe
title: { de: a, en: a }
owner: sales
on: { hand: { person: { role: sales } } }
sync: { from: shop.order, when: record.size > settings.least }
steps:
  put: { call: shop.${action}, with: { id: { expr: record.id } }${more} }
`;
  const { plan, diagnostics } = compileFlow('probe.flow.yaml', text, catalogOf({ ...pack, limits: {} }));
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return rehearse(pack, plan, { records: { 'shop.order': RECORDS }, ...given });
}

describe('a rehearsed pass of a sync', () => {
  it.each(['keyed', 'listed', 'blind'])('writes down what would be written, one by one: %s', async (action) => {
    const { effects, ...came } = await pass({}, action);
    expect(came).toEqual({
      state: 'done',
      questions: [],
      emitted: [],
      outputs: {},
      records: { a: 'skipped', b: 'created', c: 'created' },
      unanswered: [],
    });
    expect(effects).toEqual([
      { use: `shop.${action}`, with: { id: 'B' }, key: expect.stringMatching(/^probe\/put\/b\/[\w-]{43}$/) },
      { use: `shop.${action}`, with: { id: 'C' }, key: expect.stringMatching(/^probe\/put\/c\//) },
    ]);
  });

  it('knows what was written before', async () => {
    const written = { b: { id: 'B' }, c: { id: 'other' } };
    const { state, records } = await pass({ written });
    expect({ state, records }).toEqual({ state: 'done', records: { a: 'skipped', b: 'unchanged', c: 'updated' } });
    expect((await pass({ written: { b: { id: 'B' }, c: { id: 'C' } } })).state).toBe('unchanged');
  });

  it('asks about what is refused, counts it as failed where the flow goes on, and tries again what may work', async () => {
    const answers: ScenarioGiven['answers'] = { 'put[1]': [{ fails: { kind: 'invalid' as const } }] };
    const asked = await pass({ answers });
    expect(asked.records).toEqual({ a: 'skipped', b: 'asked', c: 'created' });
    expect(asked.questions).toEqual([{ step: 'put[1]', kind: 'sync.record_failed', owner: 'sales' }]);
    expect((await pass({ answers }, 'keyed', ', onError: continue')).records).toMatchObject({ b: 'failed' });
    const fails = { fails: { kind: 'transient' as const } };
    expect(await pass({ answers: { put: [fails] } })).toMatchObject({ state: 'waiting', at: 'put[1]', effects: [] });
    expect((await pass({ answers: { put: [fails, { gives: {} }] } })).records).toMatchObject({ b: 'created' });
    const auth = await pass({ answers: { put: [{ fails: { kind: 'auth' } }] } });
    expect(auth).toMatchObject({ state: 'dead', at: 'put[1]', reason: { code: 'connector.auth' } });
  });

  it('says that it was given no records', async () => {
    expect(await pass({ records: {} })).toMatchObject({ state: 'dead', reason: { code: 'scenario.no_answer' } });
  });
});
