import { describe, expect, it } from '@jest/globals';
import { catalog, flowWith } from '../../test/checked-shop.ts';
import { checkTogether, compileFlow } from './compile-flow.ts';
import { FLOW_CODES } from './report.ts';

interface Case {
  what: string;
  text: string;
  code: string;
  at: [line: number, column: number];
  /** A name that the finding has to say in both languages. */
  says?: string;
  severity?: string;
}

const STEP = 'done: { stop: done, reason: ok }';
/** Steps begin in line 7, column 3. */
const step = (text: string) => flowWith(text);
const trigger = (on: string) => flowWith(STEP, on);
const deep = (depth: number) => `a: { emit: ping, key: x, with: { b: ${'['.repeat(depth)}${']'.repeat(depth)} } }`;

const CASES: Case[] = [
  { what: 'a file over 512 KiB', text: `#${'x'.repeat(512 * 1024)}`, code: 'flow.file_too_large', at: [1, 1], says: '512' },
  { what: 'forty-one open brackets', text: step(deep(41)), code: 'flow.too_deep', at: [7, 75], says: '40' },
  { what: 'lists in lists on one line', text: '- '.repeat(50), code: 'flow.too_deep', at: [1, 81], says: '40' },
  { what: 'blocks in blocks', text: Array.from({ length: 45 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''), code: 'flow.too_deep', at: [41, 41] },
  { what: 'a quote that never closes', text: 'flow: "probe\n', code: 'flow.yaml_syntax', at: [2, 1] },
  { what: 'a tab as indentation', text: 'flow: probe\non:\n\twon: 1\n', code: 'flow.yaml_syntax', at: [3, 1] },
  { what: 'a second document', text: `${trigger('won: { entity: shop.order }')}---\nflow: b\n`, code: 'flow.yaml_syntax', at: [8, 1] },
  { what: 'another version of YAML', text: '%YAML 1.1\n---\nflow: NO\n', code: 'flow.yaml_syntax', at: [1, 1], says: '%YAML' },
  { what: 'a NUL in the file', text: 'flow: pro\0be\n', code: 'flow.yaml_syntax', at: [1, 10], says: 'U+0000' },
  { what: 'an escaped NUL', text: 'flow: "pro\\0be"\n', code: 'flow.yaml_syntax', at: [1, 11], says: 'U+0000' },
  { what: 'a mark that turns the direction of writing', text: 'flow: pro\u202Ebe\n', code: 'flow.yaml_syntax', at: [1, 10], says: 'U+202E' },
  { what: 'half of a surrogate pair', text: 'flow: "\\ud800"\n', code: 'flow.yaml_syntax', at: [1, 8], says: 'U+D800' },
  { what: 'a key that stands twice', text: 'flow: a\nowner: b\nflow: c\n', code: 'flow.duplicate_key', at: [3, 1], says: 'flow' },
  { what: 'a step that stands twice', text: step(`${STEP}\n${STEP}`), code: 'flow.duplicate_key', at: [8, 3], says: 'done' },
  { what: 'an anchor', text: 'flow: &x probe\n', code: 'flow.alias_refused', at: [1, 7] },
  { what: 'aliases that would grow to a thousand million', text: `a: &a [1]\n${'bcdefghij'.split('').map((n, i) => `${n}: &${n} [${`*${'abcdefghi'[i]},`.repeat(10)}]`).join('\n')}`, code: 'flow.alias_refused', at: [1, 4] },
  { what: 'an alias', text: 'flow: *x\n', code: 'flow.alias_refused', at: [1, 7] },
  { what: 'a merge key', text: 'on:\n  <<: *x\n', code: 'flow.alias_refused', at: [2, 7] },
  { what: 'a tag of one’s own', text: 'flow: !foo probe\n', code: 'flow.alias_refused', at: [1, 7] },
  { what: 'a tag that made functions of texts', text: 'flow: !!js/function "f()"\n', code: 'flow.alias_refused', at: [1, 7] },
  { what: 'an empty file', text: '', code: 'flow.shape', at: [1, 1] },
  { what: 'a comment alone', text: '# nothing\n', code: 'flow.shape', at: [1, 1] },
  { what: 'a list', text: '- a\n', code: 'flow.shape', at: [1, 1] },
  { what: 'a text', text: 'hello\n', code: 'flow.shape', at: [1, 1] },
  { what: 'a missing owner', text: trigger('won: { entity: shop.order }').replace('owner: sales\n', ''), code: 'flow.shape', at: [1, 1], says: 'owner' },
  { what: 'a number as a name', text: step(STEP).replace('probe', '1'), code: 'flow.shape', at: [1, 7] },
  { what: 'a word that is no choice', text: step('a: { stop: done, reason: ok, onError: ignore }'), code: 'flow.shape', at: [7, 41], says: 'dead, continue' },
  { what: 'an infinite number of retries', text: step('a: { stop: done, reason: ok, retry: { max: .inf } }'), code: 'flow.shape', at: [7, 46] },
  { what: 'a pause of no length', text: trigger('won: { entity: shop.order, sweep: { every: PT0S } }'), code: 'flow.shape', at: [5, 46] },
  { what: 'more steps than anybody reads', text: step(Array.from({ length: 501 }, (_, i) => `s${i}: { stop: done, reason: ok }`).join('\n')), code: 'flow.shape', at: [7, 3], says: '500' },
  { what: 'an unknown key of the file', text: step(STEP).replace('owner:', 'ownr: x\nowner:'), code: 'flow.unknown_key', at: [3, 1], says: 'owner' },
  { what: 'the key __proto__', text: step(STEP).replace('owner:', '__proto__: { isAdmin: true }\nowner:'), code: 'flow.unknown_key', at: [3, 1], says: '__proto__' },
  { what: 'an unknown key of a step', text: step('a: { stop: done, reson: ok, reason: ok }'), code: 'flow.unknown_key', at: [7, 20], says: 'reason' },
  { what: 'a misspelt key in a deeper map', text: step('a: { stop: done, reason: ok, retry: { maxi: 3 } }'), code: 'flow.unknown_key', at: [7, 41], says: 'max' },
  { what: 'a step of no kind', text: step('a: { cal: shop.order.update }'), code: 'flow.unknown_step_kind', at: [7, 3], says: 'call' },
  { what: 'a step of two kinds', text: step('a: { stop: done, call: shop.order.update }'), code: 'flow.unknown_step_kind', at: [7, 3] },
  { what: 'a step that is null', text: step('a:'), code: 'flow.unknown_step_kind', at: [7, 3] },
  { what: 'a trigger of no kind', text: trigger('won: { entty: shop.order }'), code: 'flow.unknown_trigger_kind', at: [5, 3], says: 'entity' },
  { what: 'a step id with a hyphen', text: step('a-b: { stop: done, reason: ok }'), code: 'flow.bad_id', at: [7, 3], says: 'a-b' },
  { what: 'a step id with a Cyrillic letter', text: step('\u0430b: { stop: done, reason: ok }'), code: 'flow.bad_id', at: [7, 3] },
  { what: 'the step id __proto__', text: step('__proto__: { stop: done, reason: ok }'), code: 'flow.bad_id', at: [7, 3] },
  { what: 'a number as step id', text: step('1: { stop: done, reason: ok }'), code: 'flow.bad_id', at: [7, 3], says: '1' },
  { what: 'a trigger id in capitals', text: trigger('Won: { entity: shop.order }'), code: 'flow.bad_id', at: [5, 3], says: 'Won' },
  { what: 'an unknown connection', text: step('a: { call: shp.order.update }'), code: 'flow.unknown_connection', at: [7, 14], says: 'shop' },
  { what: 'an unknown entity', text: trigger('won: { entity: shop.ordr }'), code: 'flow.unknown_entity', at: [5, 18], says: 'order' },
  { what: 'an unknown action', text: step('a: { call: shop.order.updat }'), code: 'flow.unknown_action', at: [7, 14], says: 'order.update' },
  { what: 'an entity that cannot be read in bulk', text: step('a: { read: shop.order, keys: [x] }'), code: 'flow.not_offered', at: [7, 14], says: 'readMany' },
  { what: 'a re-sync of an entity that lists no changes', text: trigger('won: { entity: shop.parcel, sweep: { every: PT5M } }'), code: 'flow.not_offered', at: [5, 31], says: 'changes' },
  { what: 'an unknown table', text: step('a: { lookup: rate, key: [x, y] }'), code: 'flow.unknown_table', at: [7, 16], says: 'rates' },
  { what: 'too few keys of a table', text: step('a: { lookup: rates, key: [x] }'), code: 'flow.table_key_count', at: [7, 28], says: '2' },
  { what: 'an unknown step in an expression', text: step('a: { emit: ping, key: { expr: steps.frist.id } }'), code: 'flow.unknown_step', at: [7, 33], says: 'frist' },
  { what: 'a later step in an expression', text: step(`a: { emit: ping, key: { expr: steps.done.id } }\n${STEP}`), code: 'flow.unknown_step', at: [7, 33], says: 'done' },
  { what: 'an unknown name in an expression', text: step('a: { emit: ping, key: { expr: recrd.id } }'), code: 'flow.unknown_name', at: [7, 33], says: 'record' },
  { what: 'the environment in an expression', text: step('a: { emit: ping, key: { expr: process.env } }'), code: 'flow.unknown_name', at: [7, 33], says: 'process' },
  { what: 'an unknown input', text: step('a: { call: shop.order.update, with: { id: x, nte: y } }'), code: 'flow.unknown_input', at: [7, 48], says: 'note' },
  { what: 'a missing input', text: step('a: { call: shop.order.update, with: { note: y } }'), code: 'flow.missing_input', at: [7, 14], says: 'id' },
  { what: 'a read of key and keys', text: step('a: { read: shop.order }'), code: 'flow.read_key', at: [7, 3], says: 'keys' },
  { what: 'a schedule of four fields', text: trigger("won: { schedule: { cron: '0 6 * *', zone: Europe/Berlin } }"), code: 'flow.bad_schedule', at: [5, 20] },
  { what: 'an empty schedule', text: trigger("won: { schedule: { cron: '', zone: Europe/Berlin } }"), code: 'flow.bad_schedule', at: [5, 20] },
  { what: 'a schedule on 30 February', text: trigger("won: { schedule: { cron: '0 6 30 2 *', zone: Europe/Berlin } }"), code: 'flow.bad_schedule', at: [5, 20] },
  { what: 'a time zone that does not exist', text: trigger("won: { schedule: { cron: '0 6 * * *', zone: Europe/Köln } }"), code: 'flow.bad_schedule', at: [5, 20] },
  { what: 'an expression that ends too early', text: step("a: { emit: ping, key: { expr: 'record.id +' } }"), code: 'expression.syntax', at: [7, 45] },
  { what: 'a function that nobody offers', text: step('a: { emit: ping, key: { expr: record.id.matches("a") } }'), code: 'expression.refused', at: [7, 33], says: 'matches' },
];

const PACK_CODES = FLOW_CODES.filter((code) => code.startsWith('pack.'));
const TOGETHER = ['flow.duplicate_flow', 'flow.unheard_event'];

const flow = (name: string, steps: string, on?: string) => compileFlow(`${name}.flow.yaml`, flowWith(steps, on).replace('probe', name), catalog);

describe('the checker of flow files', () => {
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
    const shown = new Set([...CASES.map(({ code }) => code), ...TOGETHER, ...PACK_CODES]);
    expect(FLOW_CODES.filter((code) => !shown.has(code))).toEqual([]);
  });

  it('finds several faults of one file at once', () => {
    const text = step('a: { call: shp.x.y }\nb: { lookup: rate, key: [x, y] }\nc: { emit: ping, key: { expr: nobody } }');
    const codes = compileFlow('f', text, catalog).diagnostics.map(({ code, line }) => [code, line]);
    expect(codes).toEqual([['flow.unknown_connection', 7], ['flow.unknown_table', 8], ['flow.unknown_name', 9]]);
  });

  it('says at most a hundred faults', () => {
    const text = step(Array.from({ length: 400 }, (_, i) => `s${i}: { call: shp.x.y }`).join('\n'));
    expect(compileFlow('f', text, catalog).diagnostics).toHaveLength(100);
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
    const { plan, diagnostics } = compileFlow('f', step('constructor: { read: shop.order, key: x }\nb: { emit: ping, key: { expr: steps.constructor.id } }'), catalog);
    expect(diagnostics).toEqual([]);
    expect(plan?.steps.map(({ id }) => id)).toEqual(['constructor', 'b']);
    expect(compileFlow('f', step('b: { emit: ping, key: { expr: steps.constructor.id } }'), catalog).diagnostics[0]?.code).toBe('flow.unknown_step');
  });

  it('lets inner steps see outer ones, and nobody outside see inner ones', () => {
    const text = step('a: { read: shop.order, key: x }\nl:\n  each: { expr: record.l }\n  as: i\n  steps: { inner: { emit: ping, key: { expr: steps.a.id + i.x + string(i_number) } } }\nz: { emit: ping, key: { expr: steps.inner.id } }');
    expect(compileFlow('f', text, catalog).diagnostics.map(({ code, line, column }) => [code, line, column])).toEqual([['flow.unknown_step', 12, 33]]);
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
    expect(checkTogether([flow('a', STEP), other])).toMatchObject([{ code: 'flow.duplicate_flow', file: 'other.flow.yaml', line: 1, column: 7 }]);
  });

  it('find events inside of each', () => {
    const each = 'l: { each: { expr: record.l }, as: i, steps: { x: { emit: paid, key: k } } }';
    expect(checkTogether([flow('a', each), flow('b', STEP, 'got: { emitted: paid }')])).toEqual([]);
  });
});
