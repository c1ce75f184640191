import { describe, expect, it } from '@jest/globals';
import { catalog, flowWith } from '../../test/checked-shop.ts';
import { compileFlow } from './compile/compile-flow.ts';

const APPROVE = 'approve: sales, title: { de: Gut?, en: Good? }';
const SCHEDULE = (rest: string) =>
  `flow: probe\ntitle: { de: a, en: a }\nowner: sales\non: { t: { schedule: { ${rest} } } }\nsteps: { a: { stop: done, reason: ok } }\n`;

const resting = (day: string) =>
  `cron: '0 6 * * *', zone: Europe/Berlin, skipHolidays: { region: DE, also: ['${day}'] }`;

/** A slip as people make it, and what the checker proposes to write instead. */
const SLIPS: [slip: string, flow: string, code: string, de: string, en: string][] = [
  ['a duration in words', step(`${APPROVE}, within: 2 days`), 'flow.shape', '„P2D“', '"P2D"'],
  ['a duration of hours', step(`${APPROVE}, within: 3 Stunden`), 'flow.shape', '„PT3H“', '"PT3H"'],
  ['a duration of weeks', step(`${APPROVE}, within: P2W`), 'flow.shape', '„P14D“', '"P14D"'],
  ['seconds', step('read: shop.order, key: k, timeout: 30'), 'flow.shape', '„PT30S“', '"PT30S"'],
  ['a duration that is none', step(`${APPROVE}, within: soon`), 'flow.shape', 'Tage heißen P2D', 'Days are P2D'],
  ['a duration of nothing', step(`${APPROVE}, within: PT0S`), 'flow.shape', 'länger als nichts', 'longer than nothing'],
  ['too long a duration', step(`${APPROVE}, within: P99999D`), 'flow.shape', 'vier Ziffern', 'four digits'],
  ['nothing for a choice', step('read: shop.order, key: k, missing: null'), 'flow.shape', 'eines davon', 'one of them'],
  [
    'an expression for a list',
    step('lookup: rates, key: { expr: record.key }'),
    'flow.shape',
    '[{ expr: record.key }]',
    '[{ expr: record.key }]',
  ],
  [
    'a field that tells no record',
    step('upsert: shop.customer, by: name, with: { name: x }'),
    'flow.upsert_by',
    'number, email',
    'number, email',
  ],
  ['a part left out', step(APPROVE), 'flow.shape', 'Ergänzen Sie within: P2D', 'Add within: P2D'],
  ['a word of a choice', step('read: shop.order, key: k, onError: ded'), 'flow.shape', '„dead“', '"dead"'],
  ['a name in capitals', step('emit: orderBought, key: k'), 'flow.shape', '„order_bought“', '"order_bought"'],
  [
    'a key without expr',
    flowWith('a: { stop: done, reason: ok }').replace('steps:', 'once: record.id\nsteps:'),
    'flow.shape',
    '{ expr: record.id }',
    '{ expr: record.id }',
  ],
  [
    'a condition with expr',
    step('stop: done, reason: ok, when: { expr: "true" }'),
    'flow.shape',
    'selbst: true',
    'itself stands here: true',
  ],
  [
    'one for a list',
    flowWith('a: { stop: done, reason: ok }').replace('steps:', 'concurrency: { share: crm }\nsteps:'),
    'flow.shape',
    '[crm]',
    '[crm]',
  ],
  [
    'a key of another step',
    step('emit: x, key: k, data: {}'),
    'flow.unknown_key',
    'emit, key, with',
    'emit, key, with',
  ],
  ['a kind', step('aprove: sales'), 'flow.unknown_step_kind', '„approve“', '"approve"'],
  ['two kinds', step('read: shop.order, call: shop.order.keep'), 'flow.unknown_step_kind', 'Behalten', 'Keep one'],
  ['a zone', SCHEDULE("cron: '0 6 * * *', zone: Berlin"), 'flow.bad_schedule', 'Europe/Berlin', 'Europe/Berlin'],
  ['a distance from UTC', SCHEDULE("cron: '0 6 * * *', zone: '+01:00'"), 'flow.bad_schedule', 'Berlin', 'Berlin'],
  ['30 February', SCHEDULE(resting('02-30')), 'flow.shape', 'erst der Monat', 'the month first'],
  ['31 April', SCHEDULE(resting('04-31')), 'flow.shape', 'erst der Monat', 'the month first'],
  ['a day as people write it', SCHEDULE(resting('24.12.')), 'flow.shape', 'wie 12-24', 'like 12-24'],
  [
    'six fields',
    SCHEDULE("cron: '0 0 6 * * *', zone: Europe/Berlin"),
    'flow.bad_schedule',
    'Fünf Felder',
    'Five fields',
  ],
  [
    'a Land',
    SCHEDULE("cron: '0 6 * * *', zone: Europe/Berlin, skipHolidays: { region: BY }"),
    'flow.unknown_region',
    '„DE-BY“',
    '"DE-BY"',
  ],
  ['and in words', step("stop: done, reason: ok, when: event.key == 'x' and true"), 'expression.syntax', '&&', '&&'],
  [
    'one equals sign',
    step("stop: done, reason: ok, when: event.key = 'x'"),
    'expression.syntax',
    '== und !=',
    '== and !=',
  ],
  [
    'a placeholder',
    step("stop: done, reason: ok, when: '${event.key}'"),
    'expression.syntax',
    'ohne ${…}',
    'without ${…}',
  ],
  [
    'a question mark with a dot',
    step("stop: done, reason: ok, when: event?.key == 'x'"),
    'expression.syntax',
    'orValue',
    'orValue',
  ],
  [
    'nothing, named otherwise',
    step('stop: done, reason: ok, when: event.key == None'),
    'flow.unknown_name',
    '„null“',
    '"null"',
  ],
  [
    'a step inside of another',
    flowWith(
      "a: { choose: { x: { when: 'true', steps: { b: { read: shop.order, key: k } } } } }\nc: { stop: done, reason: ok, when: steps.b == null }",
    ),
    'flow.unknown_step',
    'Er steht in „a“',
    'inside of "a"',
  ],
  [
    'a path as text',
    step('read: shop.order, key: event.key'),
    'flow.text_not_expression',
    '{ expr: event.key }',
    '{ expr: event.key }',
  ],
  [
    'a template as text',
    step("map: { v: 'No. {{ event.key }}' }"),
    'flow.text_not_expression',
    `{ expr: '"No. " + string(event.key)' }`,
    `{ expr: '"No. " + string(event.key)' }`,
  ],
  [
    'an item that hides',
    step('each: { expr: "[1]" }, as: event, steps: { b: { map: { v: 1 } } }'),
    'flow.hidden_name',
    'unter as',
    'under as',
  ],
];

function step(body: string): string {
  return flowWith(`a: { ${body} }`);
}

describe('what the checker proposes', () => {
  it.each(SLIPS)('instead of %s', (_slip, flow, code, de, en) => {
    const found = compileFlow('probe.flow.yaml', flow, catalog).diagnostics.find((each) => each.code === code);
    expect(found?.remedy.de).toContain(de);
    expect(found?.remedy.en).toContain(en);
  });

  const noMoments = [
    '2026-12-01T10:00',
    '2026-12-01 10:00',
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    '2026-12-01T25:00:00Z',
  ];
  it.each(noMoments)('takes %s for no moment to wait for', (until) => {
    const { diagnostics } = compileFlow('f', step(`wait: time, until: '${until}'`), catalog);
    expect(diagnostics.map(({ code }) => code)).toEqual(['flow.wrong_type']);
  });

  it('says of a schedule all that is wrong, in the order in which it is written', () => {
    const flow = SCHEDULE("cron: '0 6 * *', zone: Berlin, skipHolidays: { region: BY }");
    const { diagnostics } = compileFlow('f', flow, catalog);
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ['flow.bad_schedule', 'on.t.schedule.cron'],
      ['flow.bad_schedule', 'on.t.schedule.zone'],
      ['flow.unknown_region', 'on.t.schedule.skipHolidays.region'],
    ]);
  });

  it('says of a choice once what it takes', () => {
    const { diagnostics } = compileFlow('f', step('read: shop.order, key: k, missing: null'), catalog);
    expect(diagnostics.map(({ message }) => message.en)).toEqual([
      'The value does not fit: one of dead, empty is allowed.',
    ]);
  });

  it('names what a wait for an event lacks', () => {
    const { diagnostics } = compileFlow('f', step('wait: event, entity: shop.order, within: P1D'), catalog);
    expect(diagnostics[0]).toMatchObject({ code: 'flow.wait_event', remedy: { en: 'Missing here: key.' } });
  });

  it('takes texts that only look a little like expressions for texts', () => {
    const texts = [
      'Müller & Co.',
      'shop.example',
      'a.b',
      'eventually',
      'event',
      'event.',
      '{ a }',
      '$5',
      'event.key is it',
    ];
    for (const text of texts)
      expect([text, compileFlow('f', step(`map: { v: '${text}' }`), catalog).diagnostics]).toEqual([text, []]);
  });
});
