import { describe, expect, it } from '@jest/globals';
import { catalog, flowWith, silentCatalog } from '../../../test/checked-shop.ts';
import { step, STEP } from '../../../test/refused-flow.ts';
import { SENSELESS_EXPRESSIONS } from '../../../test/senseless-expressions.ts';
import { SENSELESS_FLOWS } from '../../../test/senseless-flows.ts';
import { SENSELESS_MODES } from '../../../test/senseless-modes.ts';
import { SENSELESS_QUESTIONS } from '../../../test/senseless-questions.ts';
import { SENSELESS_UPSERTS } from '../../../test/senseless-upserts.ts';
import { UNREADABLE_FLOWS } from '../../../test/unreadable-flows.ts';
import { checkTogether, compileFlow, compileKept } from './compile-flow.ts';
import { FLOW_CODES } from '../../report/report.ts';
import { TYPE_WORDS } from '../../report/type-words.ts';
const CASES = [
  ...UNREADABLE_FLOWS,
  ...SENSELESS_FLOWS,
  ...SENSELESS_MODES,
  ...SENSELESS_UPSERTS,
  ...SENSELESS_EXPRESSIONS,
  ...SENSELESS_QUESTIONS,
];

const PACK_CODES = FLOW_CODES.filter((code) => /^(pack|scenario)\./.test(code));
/** Judged by a spec of their own. */
const ELSEWHERE = [...Object.keys(TYPE_WORDS), 'flow.unknown_day', 'flow.unknown_role'];
/** Warnings, which leave a plan. */
const TOGETHER = [
  'flow.never_told',
  'flow.undo_unused',
  'flow.nothing_to_undo',
  'flow.idle_in_sync',
  'flow.duplicate_flow',
  'flow.unheard_event',
  'flow.unknown_flow',
  'flow.not_called',
  'flow.run_input',
  'flow.run_circle',
];

const flow = (name: string, steps: string, on?: string) =>
  compileFlow(`${name}.flow.yaml`, flowWith(steps, on).replace('probe', name), catalog);

describe('the checker of flow files', () => {
  it('keeps a flow apart from its tests, and both of them whole: a test changes no revision', () => {
    const text = flowWith(STEP);
    const tests = 'tests:\n  - name: probe\n    expect: {}\n';
    const [bare, tested] = [text, `${text}${tests}`].map((each) => compileFlow('probe.flow.yaml', each, catalog).plan);
    expect([bare?.source, bare?.tests]).toEqual([text, '']);
    expect([tested?.source, tested?.tests]).toEqual([text, tests]);
    expect(tested?.revision).toBe(bare?.revision);
  });

  it.each(CASES)('refuses $what with $code', ({ text, code, at, says, severity }) => {
    const { plan, diagnostics } = compileFlow('probe.flow.yaml', text, catalog);
    expect(plan).toBeUndefined();
    const [found] = diagnostics;
    expect({ code: found?.code, at: [found?.line, found?.column] }).toEqual({ code, at });
    expect(found).toMatchObject({ file: 'probe.flow.yaml', severity: severity ?? 'error' });
    for (const language of ['de', 'en'] as const) {
      const [message, remedy] = [found?.message[language] ?? '', found?.remedy[language] ?? ''];
      expect(message).not.toMatch(/undefined|\[object/);
      expect([message.length > 5, remedy.length > 5]).toEqual([true, true]);
      if (says) expect(`${message} ${remedy}`).toContain(says);
    }
    expect(found?.message.de).not.toBe(found?.message.en);
  });

  it('has a case for each of its codes', () => {
    const shown = new Set([...CASES.map(({ code }) => code), ...ELSEWHERE, ...TOGETHER, ...PACK_CODES]);
    expect(FLOW_CODES.filter((code) => !shown.has(code))).toEqual([]);
  });

  it('finds several faults of one file at once', () => {
    const text = step(
      'a: { call: shp.x.y }\nb: { lookup: rate, key: [x, y] }\nc: { emit: ping, key: { expr: nobody } }',
    );
    const codes = compileFlow('f', text, catalog).diagnostics.map(({ code, line }) => [code, line]);
    expect(codes).toEqual([
      ['flow.unknown_connection', 7],
      ['flow.unknown_table', 8],
      ['flow.unknown_name', 9],
    ]);
  });

  it.each([
    ['a secret was found in it', 'flow.plain_secret'],
    ['reasons were looked at', 'flow.bad_reason'],
  ])('carries on with a flow that was accepted before %s', (_, known) => {
    const { text = '' } = CASES.find(({ code }) => code === known) ?? {};
    expect(compileKept('f', text, catalog).plan?.flow).toBe('probe');
  });

  it('warns of changes that nobody tells of', () => {
    const wait = 'a: { wait: event, entity: shop.order, key: x, within: P1D }';
    const warned = compileFlow('f', step(wait), silentCatalog);
    expect(warned.diagnostics.map(({ code, line, remedy }) => [code, line, remedy.en.slice(0, 15)])).toEqual([
      ['flow.never_told', 5, 'Look for them: '],
      ['flow.never_told', 7, 'Read the record'],
    ]);
    expect(warned.plan).toBeDefined();
    expect(compileFlow('f', step(wait), catalog).diagnostics).toEqual([]);
    const swept = flowWith(STEP, 'won: { entity: shop.order, sweep: { every: PT15M } }');
    expect(compileFlow('f', swept, silentCatalog).diagnostics).toEqual([]);
  });

  it('says at most a hundred faults', () => {
    const text = step(Array.from({ length: 400 }, (_, i) => `s${i}: { call: shp.x.y }`).join('\n'));
    expect(compileFlow('f', text, catalog).diagnostics).toHaveLength(100);
    const secrets = Array.from({ length: 60 }, (_, i) => `s${i}: { call: shp.x.y, with: {\n  password: geheim } }`);
    expect(compileFlow('f', step(secrets.join('\n')), catalog).diagnostics).toHaveLength(100);
  });

  it('lets a record be waited for that is not asked to be swept, and that nobody could sweep', () => {
    expect(compileFlow('f', flowWith(STEP, 'won: { entity: shop.parcel }'), catalog).diagnostics).toEqual([]);
  });

  it('lets flows share a limit that there is', () => {
    const text = `${step(STEP)}concurrency: { share: [shop_api] }\n`;
    expect(compileFlow('f', text, catalog)).toMatchObject({
      diagnostics: [],
      plan: { concurrency: { share: ['shop_api'] } },
    });
  });

  it('accepts a byte order mark and the line ends of Windows', () => {
    const plain = compileFlow('f', step(STEP), catalog);
    const bom = compileFlow('f', `\uFEFF${step(STEP)}`, catalog);
    const windows = compileFlow('f', step(STEP).replaceAll('\n', '\r\n'), catalog);
    for (const { plan, diagnostics } of [plain, bom, windows]) {
      expect(diagnostics).toEqual([]);
      expect(plan?.steps).toEqual(plain.plan?.steps);
    }
  });

  it('keeps the step id constructor apart from what every object inherits', () => {
    const { plan, diagnostics } = compileFlow(
      'f',
      step('constructor: { read: shop.order, key: x }\nb: { emit: ping, key: { expr: steps.constructor.id } }'),
      catalog,
    );
    expect(diagnostics).toEqual([]);
    expect(plan?.steps.map(({ id }) => id)).toEqual(['constructor', 'b']);
    expect(
      compileFlow('f', step('b: { emit: ping, key: { expr: steps.constructor.id } }'), catalog).diagnostics[0]?.code,
    ).toBe('flow.unknown_step');
  });

  it('lets inner steps see outer ones, and nobody outside see inner ones', () => {
    const text = step(
      'a: { read: shop.order, key: x }\nl:\n  each: { expr: record.l }\n  as: i\n  steps: { inner: { emit: ping, key: { expr: steps.a.id + i.x + string(i_number) } } }\nz: { emit: ping, key: { expr: steps.inner.id } }',
    );
    expect(compileFlow('f', text, catalog).diagnostics.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['flow.unknown_step', 12, 33],
    ]);
  });
});

const places = (text: string) =>
  compileFlow('f', step(text), catalog).diagnostics.map(({ code, line, column }) => [code, line, column]);

describe('the checker of a choice', () => {
  it('lets the steps of a way see those before, and its output what it has done', () => {
    const way = 'steps: { b: { emit: ping, key: { expr: steps.a.x } } }, output: { k: { expr: steps.b.key } }';
    const text = `a: { map: { x: y } }\nw: { choose: { one: { when: record.x, ${way} } }, otherwise: { ${way} } }`;
    expect(places(text)).toEqual([]);
  });

  it('lets no way see another, and nobody behind it see inside', () => {
    const one = 'one: { when: record.x, steps: { b: { map: {} } } }';
    const other = "two: { when: 'true', steps: { c: { emit: ping, key: { expr: steps.b.x } } } }";
    expect(places(`w:\n  choose:\n    ${one}\n    ${other}\nz: { emit: ping, key: { expr: steps.b.x } }`)).toEqual([
      ['flow.unknown_step', 10, 67],
      ['flow.unknown_step', 11, 33],
    ]);
  });

  it('refuses a way without steps and one with the name of the last', () => {
    expect(places("w: { choose: { one: { when: 'true', steps: {} } } }")).toEqual([['flow.shape', 7, 46]]);
    expect(places("w: { choose: { otherwise: { when: 'true', steps: { b: { map: {} } } } } }")).toEqual([
      ['flow.bad_id', 7, 18],
    ]);
  });
});

const compensating = (steps: string) => step(steps).replace('steps:', 'onError: compensate\nsteps:');

describe('the checker of undos', () => {
  const call = 'a: { call: shop.order.update, with: { id: x }';
  const undo = "undo: { call: shop.order.update, with: { id: { expr: 'string(has(steps.a.x))' } } }";

  it('lets an undo see what its call gave, and accepts it where something sets it off', () => {
    expect(places(`${call}, ${undo} }\nb: { emit: ping, key: x, onError: compensate }`)).toEqual([]);
    expect(
      places(
        `l: { each: { expr: record.l }, as: i, steps: { ${call}, intent: { expr: i }, ${undo}, onError: compensate } } }`,
      ),
    ).toEqual([]);
  });

  it('warns of what a sync leaves out of account', () => {
    const steps = `a: { lookup: rates, key: [x, y], onError: continue, retry: { max: 3 } }
b: { each: { expr: '[1]' }, as: n, steps: { c: { map: {}, onError: question } } }
d: { call: shop.order.update, with: { id: x }, onError: continue, retry: { max: 3 } }`;
    const text = flowWith(steps, 'hand: { person: { role: admin } }').replace(
      'steps:',
      'sync: { from: shop.order }\nsteps:',
    );
    const { plan, diagnostics } = compileFlow('probe.flow.yaml', text, catalog);
    expect(plan).toBeDefined();
    expect(diagnostics.map(({ code, severity, line, column }) => [code, severity, line, column])).toEqual([
      ['flow.idle_in_sync', 'warning', 8, 36],
      ['flow.idle_in_sync', 'warning', 9, 61],
      ['flow.idle_in_sync', 'warning', 8, 55],
    ]);
  });

  it('warns of an undo that nothing sets off, and of a failure behind which nothing is undone', () => {
    expect(places(`${call}, ${undo} }`)).toEqual([['flow.undo_unused', 7, 50]]);
    expect(places(`${call}, onError: compensate }`)).toEqual([['flow.nothing_to_undo', 7, 59]]);
    expect(places(`${call} }`)).toEqual([]);
    expect(compileFlow('f', compensating(`${call}, ${undo} }`), catalog).diagnostics).toEqual([]);
    expect(compileFlow('f', compensating(`${call} }`), catalog).diagnostics).toMatchObject([
      { code: 'flow.nothing_to_undo', line: 6 },
    ]);
  });
});

describe('flows that are seen together', () => {
  it('warn of an event that nobody hears, and of one that nobody sends, where it stands', () => {
    const [sends, hears] = [flow('a', 'x: { emit: paid, key: k }'), flow('b', STEP, 'got: { emitted: payd }')];
    const found = checkTogether([sends, hears]);
    expect(found.map(({ code, severity, file, line, column }) => [code, severity, file, line, column])).toEqual([
      ['flow.unheard_event', 'warning', 'a.flow.yaml', 7, 14],
      ['flow.unheard_event', 'warning', 'b.flow.yaml', 5, 19],
    ]);
    expect(found[0]?.remedy.en).toContain('payd');
    expect(found[0]?.message.en).not.toBe(found[1]?.message.en.replace('payd', 'paid'));
  });

  it('may not share a name', () => {
    const other = { ...flow('a', STEP), file: 'other.flow.yaml' };
    expect(checkTogether([flow('a', STEP), other])).toMatchObject([
      { code: 'flow.duplicate_flow', file: 'other.flow.yaml', line: 1, column: 7 },
    ]);
  });

  it('find events inside of each, and those that are waited for', () => {
    const each = 'l: { each: { expr: record.l }, as: i, steps: { x: { emit: paid, key: k } } }';
    expect(checkTogether([flow('a', each), flow('b', STEP, 'got: { emitted: paid }')])).toEqual([]);
    const wait = 'w: { wait: event, emitted: paid, key: k, within: P1D }';
    expect(checkTogether([flow('a', each), flow('b', wait)])).toEqual([]);
    expect(checkTogether([flow('b', wait)])).toMatchObject([{ code: 'flow.unheard_event', line: 7, column: 30 }]);
  });
});
