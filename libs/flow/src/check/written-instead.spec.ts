import { describe, expect, it } from '@jest/globals';
import { catalog, flowWith } from '../../test/checked-shop.ts';
import { compileFlow, compileKept } from './compile/compile-flow.ts';

const OK = 'a: { stop: done, reason: ok }';
const step = (body: string) => flowWith(`a: { ${body} }`);
const value = (expression: string) => step(`map: { v: { expr: '${expression}' } }`);

/** A slip, the code of its finding, what its German message and remedy say, and its English ones. */
const SLIPS: [slip: string, flow: string, code: string, de: string, en: string][] = [
  [
    'a list of owners',
    flowWith(OK).replace('owner: sales', 'owner: [sales]'),
    'flow.shape',
    'ohne Klammern',
    'without brackets',
  ],
  [
    'a title as text',
    flowWith(OK).replace(/title: .*/, 'title: Probe'),
    'flow.shape',
    '{ de: …, en: … }',
    '{ de: …, en: … }',
  ],
  ['a role alone', flowWith(OK, 't: { person: sales }'), 'flow.shape', '{ role: sales }', '{ role: sales }'],
  [
    'a loop over a text',
    step('each: event.list, as: x, steps: {}'),
    'flow.shape',
    '{ expr: event.list }',
    '{ expr: event.list }',
  ],
  ['dashes for names', step("choose: [{ when: 'true' }]"), 'flow.shape', 'statt Strichen', 'instead of dashes'],
  ['nothing below', flowWith(OK).replace(/steps:[^]*$/, 'steps:\n'), 'flow.shape', 'Füllen Sie es', 'Fill it'],
  [
    'too many places',
    step('each: { expr: "[1]" }, as: x, parallel: 900, steps: { b: { map: { v: 1 } } }'),
    'flow.shape',
    'in dieser Grenze',
    'within this limit',
  ],
  ['half a try', step('read: shop.order, key: k, retry: { max: 2.5 }'), 'flow.shape', 'Ziffern allein', 'digits alone'],
  [
    'a word of others',
    step('read: shop.order, key: k, onError: retry'),
    'flow.shape',
    'Nehmen Sie eines davon',
    'Take one of them',
  ],
  ['a second document', `${flowWith(OK)}---\nflow: b\n`, 'flow.yaml_syntax', 'eigene Datei', 'a file of its own'],
  [
    'curly quotes',
    step('read: shop.order, key: { expr: „record.keys[0]“ }'),
    'flow.yaml_syntax',
    'gerade Anführungszeichen',
    'straight quotes',
  ],
  [
    'a list in an expression without quotes',
    step('read: shop.order, key: k, retry: { if: error.kind in [1] }'),
    'flow.yaml_syntax',
    'ganzen Ausdruck',
    'whole expression',
  ],
  [
    'values in an expression without quotes',
    step("map: { v: { expr: decimal.add(record.a, '1') } }"),
    'flow.yaml_syntax',
    'ein Ausdruck mit Komma gehört',
    'an expression with a comma belongs',
  ],
  ['a bracket that is open', value('decimal.add("1", "2"'), 'expression.syntax', 'es fehlt ")"', 'Expected ")"'],
  ['a moment for a day', value('date.addDays(now, 1)'), 'expression.wrong_type', 'day(…)', 'day(…) gives'],
  [
    'a number for a condition',
    step('stop: done, reason: ok, when: \'decimal.compare(event.key, "1")\''),
    'flow.wrong_type',
    'Vergleichen Sie die Zahl',
    'Compare the number',
  ],
  ['a no-break space in a word', step('wait: "time\u00a0", for: P1D'), 'flow.shape', 'geschütztes', 'no-break space'],
  ['a no-break space in an expression', value('event.key\u00a0== "x"'), 'expression.syntax', 'geschütztes', 'no-break'],
  ['a dash for a minus', value('size(event.key) – 1'), 'expression.syntax', 'der kurze Strich', 'the short dash'],
  ['yes for true', value('yes'), 'flow.unknown_name', 'Meinten Sie „true“', 'Did you mean "true"'],
  ['nein for false', value('nein'), 'flow.unknown_name', 'Meinten Sie „false“', 'Did you mean "false"'],
  ['today', value('today()'), 'expression.refused', '„day(now)“', '"day(now)"'],
  ['a decimal comma', step('match: shop.customer, from: {}, ask: sales, accept: "0,92"'), 'flow.shape', '0.92', '0.92'],
  [
    'a step that has another name by now',
    flowWith('firm: { map: { v: 1 } }\nb: { map: { v: { expr: steps.companies } } }'),
    'flow.unknown_step',
    'Bekannt sind: firm.',
    'Known are: firm.',
  ],
  [
    'a step inside of one of several ways',
    flowWith(
      'p: { parallel: { l: { steps: { m: { each: { expr: record.l }, as: i, steps: { firm: { map: { v: 1 } } } } } } } }\nb: { map: { v: { expr: steps.firm } } }',
    ),
    'flow.unknown_step',
    'steht in „m“',
    'inside of "m"',
  ],
  ['a wait without an end', step('run: x, key: k'), 'flow.shape', 'Ergänzen Sie within: P2D.', 'Add within: P2D.'],
  [
    'a question without a title',
    step('approve: sales, within: P1D'),
    'flow.shape',
    'title: { de: …, en: … }',
    'Add title',
  ],
  [
    'a number behind a text',
    value('"A-" + 5'),
    'expression.wrong_type',
    'string(…) zum Text',
    'string(…) makes a text',
  ],
  ['the length of a field', value('event.key.length'), 'expression.wrong_type', 'size(event.key)', 'size(event.key)'],
  ['a number for a text', value('event.key == 5'), 'flow.never_equal', 'Schreiben Sie "5".', 'Write "5".'],
  ['a postcode without quotes', step('map: { v: 01067 }'), 'flow.changed_number', "'01067'", 'read as the number 1067'],
  ['a number that is a name', step('map: { v: 12E5 }'), 'flow.changed_number', "'12E5'", 'number 1200000'],
  ['too many digits', step('map: { v: 12345678901234567 }'), 'flow.changed_number', "'12345678901234567'", 'in quotes'],
  [
    'a text with braces of others in it',
    step("map: { v: 'Deal {{ event.key }} won' }"),
    'flow.text_not_expression',
    `{ expr: '"Deal " + string(event.key) + " won"' }`,
    'Where the value is meant',
  ],
  [
    'a text with an apostrophe before braces of others',
    step('map: { v: "Don\'t {{ event.key }}" }'),
    'flow.text_not_expression',
    `{ expr: '"Don''t " + string(event.key)' }`,
    'Where the value is meant',
  ],
  [
    'an equals sign of others',
    step("map: { v: '={{ $json.id }}' }"),
    'flow.text_not_expression',
    '{ expr: record.id }',
    'expr',
  ],
  ['braces of others', step('map: { v: {{ event.key }} }'), 'flow.text_not_expression', '{ expr: event.key }', 'expr'],
  ['a no-break space', `${flowWith(OK)}\u00a0b: 1\n`, 'flow.unknown_key', 'geschütztes Leerzeichen', 'no-break space'],
  [
    'an entity for an action',
    step('call: shop.order'),
    'flow.unknown_action',
    'Bekannt sind: order.',
    'Known are: order.',
  ],
  [
    'a field of nobody',
    step('call: shop.order.keep, with: { nothing_alike: a }'),
    'flow.unknown_input',
    'Bekannt sind: ',
    'Known are: ',
  ],
  ['itself', step('map: { v: { expr: steps.a.v } }'), 'flow.unknown_step', 'weder sich selbst', 'neither themselves'],
  [
    'upper case',
    value('event.key.toUpperCase()'),
    'expression.refused',
    'gibt es nicht Meinten Sie „upperAscii“?',
    'is not offered Did you mean "upperAscii"?',
  ],
  [
    'a sum',
    value('decimal.plus("1", "2")'),
    'expression.refused',
    'Es gibt: decimal.add, ',
    'There are: decimal.add, ',
  ],
  ['a function of nobody', value('frobnicate(1)'), 'expression.refused', 'decimal.…', 'decimal.…'],
  [
    'a back reference',
    value('text.matches(event.key, "(a)\\\\1")'),
    'expression.refused',
    'Muster sind RE2',
    'Patterns are RE2',
  ],
  [
    'a pattern from a record',
    value('text.matches(event.key, event.key)'),
    'expression.refused',
    'ein Muster muss',
    'a pattern has to stand',
  ],
  [
    'a value too few',
    value('decimal.div("1", "2")'),
    'expression.wrong_type',
    '„decimal.div(a, b, places)“ braucht so viele Werte: 3',
    'For example: decimal.div("100", "3", 2)',
  ],
  [
    'an amount with a comma',
    value('decimal.add("1,50", "2")'),
    'expression.wrong_type',
    'einen Betrag mit Punkt',
    'an amount with a point',
  ],
  [
    'a day of no month',
    value('date.addDays("2026-02-30", 1)'),
    'expression.wrong_type',
    'einen Tag, den es gibt',
    'a day that there is',
  ],
  [
    'a misspelt zone',
    value('date.day(now, "Europe/Berln")'),
    'expression.wrong_type',
    'Namen einer Zone',
    'the name of a zone',
  ],
  [
    'a distance for a zone',
    value('date.zoned(now, "+01:00")'),
    'expression.wrong_type',
    'keine Sommerzeit',
    'no summer time',
  ],
  [
    'a time without its first sign',
    value('date.at(date.day(now, "Europe/Berlin"), "9:00", "Europe/Berlin")'),
    'expression.wrong_type',
    'eine Uhrzeit wie "09:00"',
    'a time of day such as "09:00"',
  ],
  ['a text for yes or no', value('event.key ? 1 : 2'), 'expression.wrong_type', 'Vergleichen Sie: ', 'Compare: '],
  [
    'a sign that is none',
    value('event.key # 1'),
    'expression.syntax',
    'unerwartetes Zeichen: #',
    'Unexpected character: #',
  ],
  [
    'an end too early',
    value('event.key =='),
    'expression.syntax',
    'der Ausdruck bricht ab',
    'Unexpected token: the end',
  ],
];

/** Message and remedy of the first finding with a code. */
function found(flow: string, code: string) {
  const { diagnostics } = compileFlow('probe.flow.yaml', flow, catalog);
  const finding = diagnostics.find((each) => each.code === code);
  return {
    de: `${finding?.message.de} ${finding?.remedy.de}`,
    en: `${finding?.message.en} ${finding?.remedy.en}`,
    finding,
  };
}

const hint = (body: string) => found(flowWith(`a: { ${body} }`), 'flow.wrong_type').en;

describe('the checker says what to write instead of', () => {
  it.each(SLIPS)('%s', (_slip, flow, code, de, en) => {
    expect(found(flow, code)).toMatchObject({ de: expect.stringContaining(de), en: expect.stringContaining(en) });
  });

  it.each(['1.50', '-3', '0', '0.5', '1234567890123456'])('but lets a number be one: %s', (digits) => {
    expect(compileFlow('probe.flow.yaml', step(`map: { v: ${digits} }`), catalog).diagnostics).toEqual([]);
  });

  it('a number where yes or no is asked, and no comparison where a text is', () => {
    expect(hint('stop: done, reason: ok, when: size(record.lines)')).toContain('Compare the number');
    expect(hint('call: shop.order.update, with: { id: { expr: size(record.lines) } }')).not.toContain('Compare');
  });

  it('a value where it stands in the expression', () => {
    const { finding } = found(value('date.day(now, "+01:00")'), 'expression.wrong_type');
    const [line] = value('date.day(now, "+01:00")')
      .split('\n')
      .flatMap((text, index) => (text.includes('+01:00') ? [index + 1] : []));
    expect(finding).toMatchObject({ line, column: expect.any(Number) });
    const text = value('date.day(now, "+01:00")').split('\n')[(line ?? 0) - 1] ?? '';
    expect(text.slice((finding?.column ?? 0) - 1)).toMatch(/^"\+01:00"/);
  });

  it('a day that no month has, and lets flows that went live with one go on', () => {
    const swept = flowWith(OK, 't: { entity: shop.order, sweep: { every: PT15M, from: 2026-02-31 } }');
    expect(found(swept, 'flow.unknown_day')).toMatchObject({ de: expect.stringContaining('2026-02-31 gibt es nicht') });
    expect(compileKept('probe.flow.yaml', swept, catalog).plan).toBeDefined();
    expect(found(swept.replace('02-31', '02-28'), 'flow.unknown_day').finding).toBeUndefined();
  });

  it('a distance for a zone, and lets flows that went live with one go on', () => {
    expect(compileKept('probe.flow.yaml', value('date.day(now, "+01:00")'), catalog).plan).toBeDefined();
  });
});
