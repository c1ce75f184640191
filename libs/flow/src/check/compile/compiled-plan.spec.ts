import { describe, expect, it } from '@jest/globals';
import { flowWith } from '../../../test/checked-shop.ts';
import { typedCatalog } from '../../../test/typed-crm.ts';
import { compileFlow } from './compile-flow.ts';

const ON_DEAL = 'won: { entity: crm.deal }';
const plan = (text: string) => compileFlow('f', text, typedCatalog).plan;
const firstStep = (step: string) => plan(flowWith(`a: ${step}`, ON_DEAL))?.steps[0];
const sync = (body: string) =>
  plan(
    flowWith(
      'a: { call: crm.deal.update, with: { id: { expr: record.id } } }',
      'hand: { person: { role: sales } }',
    ).replace('steps:', `sync: { from: crm.deal${body} }\nsteps:`),
  )?.sync;

const emitted = (rest: string) => firstStep(`{ emit: ping, key: x${rest} }`);

const field = (rest: string) => `{ label: { de: a, en: a }, type: text${rest} }`;

const codes = (text: string) => compileFlow('f', text, typedCatalog).diagnostics.map(({ code }) => code);

const beside = (places: number) =>
  flowWith(
    `p: { parallel: { a: { steps: { l: { each: { expr: record.lines }, as: i, parallel: ${places}, steps: { c: { map: {} } } } } }, b: { steps: { d: { map: {} } } } } }`,
    ON_DEAL,
  );

describe('what a plan holds', () => {
  it('is the usual where a sync leaves it out, and else what stands there', () => {
    expect(sync('')).toMatchObject({ overlapSeconds: 300, parallel: 16 });
    expect(sync('')).not.toHaveProperty('start');
    expect(sync(', overlap: PT1H, parallel: 2, start: 2026-01-01')).toMatchObject({
      overlapSeconds: 3_600,
      parallel: 2,
      start: '2026-01-01',
    });
  });

  it('is the data of an event, none where nothing is said', () => {
    expect(emitted(', with: { b: c }')).toMatchObject({
      with: { kind: 'map', entries: [['b', { kind: 'literal', value: 'c' }]] },
    });
    expect(emitted('')).toMatchObject({ with: { kind: 'map', entries: [] } });
  });

  it('is what a person is shown and has to fill in', () => {
    const approve = 'approve: sales, title: { de: Gut?, en: Good? }, within: P1D';
    expect(firstStep(`{ ${approve}, evidence: { b: c } }`)).toMatchObject({
      evidence: { entries: [['b', { value: 'c' }]] },
    });
    expect(firstStep(`{ ${approve} }`)).toMatchObject({ evidence: { entries: [] } });
    const ask = `ask: sales, title: { de: Was?, en: What? }, within: P1D, options: { ok: { label: { de: a, en: a }, consequence: { de: a, en: a }, fields: { must: ${field(', required: true')}, may: ${field('')} } } }`;
    expect(firstStep(`{ ${ask} }`)).toMatchObject({
      options: [
        {
          fields: [
            { name: 'must', required: true },
            { name: 'may', required: false },
          ],
        },
      ],
    });
  });

  it.each([
    ['read: crm.deal, key: x, until: result.isPublic', { until: { everySeconds: 2, withinSeconds: 3_600 } }],
    [
      'read: crm.deal, key: x, until: result.isPublic, every: PT5S, within: P1D',
      { until: { everySeconds: 5, withinSeconds: 86_400 } },
    ],
    ['match: crm.deal, from: {}, ask: sales', { accept: 0.92 }],
    ['match: crm.deal, from: {}, ask: sales, accept: 0.8', { accept: 0.8 }],
    ['map: {}', { retry: { max: 12, withinSeconds: 3_600 } }],
    ['map: {}, retry: { max: 3, within: PT1M }', { retry: { max: 3, withinSeconds: 60 } }],
    ['run: other, key: x, within: P1D', { with: { entries: [] } }],
    ['run: other, key: x, with: { b: c }, within: P1D', { with: { entries: [['b', { value: 'c' }]] } }],
    [
      'wait: event, entity: crm.deal, key: x, within: PT1M',
      { use: 'crm.deal', until: { event: { connection: 'crm', name: 'deal' }, withinSeconds: 60 } },
    ],
    ['wait: event, emitted: paid, key: x, within: PT1M', { use: 'paid', until: { event: { name: 'paid' } } }],
    [
      'each: { changes: crm.deal, since: 2026-01-01, when: i.isPublic }, as: i, steps: { a: { map: {} } }',
      { since: { value: '2026-01-01' }, wanted: { source: 'i.isPublic' }, parallel: 1 },
    ],
  ])('is what a step says, and the usual where it says nothing: %s', (body, held) => {
    expect(firstStep(`{ ${body} }`)).toMatchObject(held);
  });

  it.each([
    [
      'won: { entity: crm.deal, when: record.isPublic, sweep: { every: PT15M, from: 2026-01-01 } }',
      { when: { source: 'record.isPublic' }, sweepSeconds: 900, sweepFrom: '2026-01-01' },
    ],
    ["daily: { schedule: { cron: '0 6 * * *', zone: Europe/Berlin } }", { catchUp: 'latest' }],
    ["daily: { schedule: { cron: '0 6 * * *', zone: Europe/Berlin, catchUp: all } }", { catchUp: 'all' }],
  ])('is what a trigger says: %s', (on, held) => {
    expect(plan(flowWith('a: { stop: done, reason: ok }', on))?.triggers).toMatchObject([held]);
  });

  it('is nothing where a trigger is empty, or a record is read from a connection that is not there; both are said', () => {
    expect(codes(flowWith('a: { stop: done, reason: ok }', 'won:'))).toEqual(['flow.unknown_trigger_kind']);
    expect(codes(flowWith('a: { stop: done, reason: ok }', 'won: { entity: crm.deal, emitted: paid }'))).toEqual([
      'flow.unknown_trigger_kind',
    ]);
    expect(codes(flowWith('a: { read: crn.deal, key: x }', ON_DEAL))).toEqual(['flow.unknown_connection']);
  });

  it('may have as many steps side by side as a run takes at once, and not one more', () => {
    expect(compileFlow('f', beside(63), typedCatalog).diagnostics).toEqual([]);
    expect(compileFlow('f', beside(64), typedCatalog).diagnostics).toMatchObject([{ code: 'flow.too_many_beside' }]);
  });
});
