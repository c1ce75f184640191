import { describe, expect, it } from '@jest/globals';
import { flowWith } from '../../test/checked-shop.ts';
import { typedCatalog } from '../../test/typed-crm.ts';
import { compileFlow, checkTogether } from './compile/compile-flow.ts';

const SCHEDULE = "daily: { schedule: { cron: '0 6 * * *', zone: Europe/Berlin } }";
const found = (steps: string, on = 'won: { entity: crm.deal }') =>
  compileFlow('f', flowWith(steps, on), typedCatalog).diagnostics.map(({ code, severity, line, column }) => [
    code,
    severity,
    line,
    column,
  ]);
const call = (intent: string) => `{ call: crm.deal.update, with: { id: x }${intent} }`;

const each = (intent: string) =>
  `l: { each: { expr: record.lines }, as: line, steps: { m: { map: { id: { expr: line.sku } } }, a: ${call(intent)} } }`;

describe('a key of a write', () => {
  it('may not depend on the time', () => {
    expect(found(`a: ${call(", intent: { expr: 'record.id + now' }")}`)).toEqual([
      ['flow.unstable_key', 'error', 7, 77],
    ]);
    const once = flowWith('a: { stop: done, reason: ok }', 'won: { entity: crm.deal }').replace(
      'steps:',
      "once: { expr: 'day(now)' }\nsteps:",
    );
    expect(compileFlow('f', once, typedCatalog).diagnostics).toMatchObject([
      { code: 'flow.unstable_key', line: 6, column: 20 },
    ]);
  });

  it('has to tell runs by a schedule apart', () => {
    expect(found(`a: ${call('')}`, SCHEDULE)).toEqual([['flow.same_key', 'error', 7, 3]]);
    expect(found(`a: ${call(', intent: { expr: event.key }')}`, SCHEDULE)).toEqual([['flow.same_key', 'error', 7, 3]]);
    expect(found(`a: ${call(', intent: { expr: record.slot }')}`, SCHEDULE)).toEqual([]);
    expect(found(`a: ${call(', intent: { expr: settings.won_stage }')}`, SCHEDULE)).toEqual([
      ['flow.same_key', 'error', 7, 3],
    ]);
    expect(found(`a: ${call(', intent: { expr: event.run }')}`, SCHEDULE)).toEqual([]);
    expect(found(`a: ${call('')}`, `${SCHEDULE}\n  won: { entity: crm.deal }`)).toEqual([
      ['flow.same_key', 'error', 8, 3],
    ]);
    expect(found(`a: ${call('')}`)).toEqual([]);
  });

  it('should tell runs by hand apart', () => {
    const BY_HAND = 't: { person: { role: sales } }';
    const warned = [['flow.same_key_by_hand', 'warning', 7, 3]];
    expect(found(`a: ${call('')}`, BY_HAND)).toEqual(warned);
    expect(found(`a: ${call('')}`, `${BY_HAND}\n  won: { entity: crm.deal }`)).toEqual([
      ['flow.same_key_by_hand', 'warning', 8, 3],
    ]);
    expect(found(`a: ${call(', intent: { expr: event.key }')}`, BY_HAND)).toEqual(warned);
    expect(found(`a: ${call(', intent: { expr: record.number }')}`, BY_HAND)).toEqual([]);
    expect(found(`a: ${call(', intent: { expr: event.run }')}`, BY_HAND)).toEqual([]);
  });

  it('should tell the items of a list apart', () => {
    expect(found(each(''))).toEqual([['flow.key_by_position', 'warning', 7, 97]]);
    expect(found(each(', intent: { expr: line.sku }'))).toEqual([]);
    expect(found(each(', intent: { expr: steps.m.id }'))).toEqual([]);
  });
});

describe('what is never reached', () => {
  const STOP = '{ stop: done, reason: ok }';
  const b = 'b: { emit: ping, key: x }';
  it('is shown behind an end without a condition', () => {
    expect(found(`a: ${STOP}\n${b}`)).toEqual([['flow.unreachable', 'warning', 8, 3]]);
    expect(found(`a: { stop: done, reason: ok, when: record.isPublic }\n${b}`)).toEqual([]);
    const way = `a: { choose: { one: { when: record.isPublic, steps: { x: ${STOP} } } }, otherwise: { steps: { y: ${STOP} } } }`;
    expect(found(`${way}\n${b}`)).toEqual([['flow.unreachable', 'warning', 8, 3]]);
    expect(found(`${way.replace('{ y:', '{ x2: { map: {} }, y:')}\n${b}`)).toEqual([
      ['flow.unreachable', 'warning', 8, 3],
    ]);
    expect(found(`${way.replace(`{ y: ${STOP} }`, '{ y: { map: {} } }')}\n${b}`)).toEqual([]);
    expect(found(`${way.replace(/, otherwise: .*/, ' }')}\n${b}`)).toEqual([]);
    expect(found(`l: { each: { expr: record.lines }, as: i, steps: { a: ${STOP}, ${b} } }`)).toEqual([
      ['flow.unreachable', 'warning', 7, 85],
    ]);
  });

  it('is shown where a condition says no, or the one before yes', () => {
    expect(found('a: { emit: ping, key: x, when: "false" }')).toEqual([['flow.unreachable', 'warning', 7, 34]]);
    const ways = `one: { when: 'true', steps: { x: { map: {} } } }, two: { when: record.isPublic, steps: { y: { map: {} } } }`;
    expect(found(`a: { choose: { ${ways} } }`)).toEqual([['flow.unreachable', 'warning', 7, 68]]);
    const never = `one: { when: ' false ', steps: { x: { map: {} } } }`;
    expect(found(`a: { choose: { ${never} } }`)).toEqual([['flow.unreachable', 'warning', 7, 31]]);
    expect(found(`p: { parallel: { l: { steps: { a: { choose: { ${never} } } } } } }`)).toEqual([
      ['flow.unreachable', 'warning', 7, 62],
    ]);
  });
});

const flow = (name: string, steps: string, on: string, head = '') =>
  compileFlow(
    `${name}.flow.yaml`,
    flowWith(steps, on).replace('probe', name).replace('steps:', `${head}steps:`),
    typedCatalog,
  );

describe('flows that start each other', () => {
  const codes = (...flows: ReturnType<typeof flow>[]) =>
    checkTogether(flows).map(({ code, file, line }) => [code, file, line]);
  const a = flow('a', 'x: { emit: one, key: k }', 'got: { emitted: two }');

  it('without an end are refused once, with the way', () => {
    const b = flow('b', 'x: { emit: two, key: k }', 'got: { emitted: one }');
    expect(codes(a, b)).toEqual([['flow.event_cycle', 'a.flow.yaml', 7]]);
    expect(checkTogether([a, b])[0]?.message.en).toContain('a → b → a');
    expect(codes(flow('c', 'x: { emit: self, key: k }', 'got: { emitted: self }'))).toEqual([
      ['flow.event_cycle', 'c.flow.yaml', 7],
    ]);
  });

  it('are told at the event that starts the next one, whatever else they emit, hear and do', () => {
    const steps = 's: { emit: side, key: k }\nx: { emit: one, key: k }\ny: { stop: done, reason: ok }';
    const b = flow('b', 'x: { emit: two, key: k }', 'got: { emitted: one }\n  won: { entity: crm.deal }');
    const cycles = checkTogether([flow('a', steps, 'got: { emitted: two }'), b]).filter(
      ({ severity }) => severity === 'error',
    );
    expect(cycles.map(({ code, file, line }) => [code, file, line])).toEqual([['flow.event_cycle', 'a.flow.yaml', 8]]);
  });

  it.each([
    ['a condition of the step', 'x: { emit: two, key: k, when: record.more }', 'got: { emitted: one }', ''],
    ['a condition of the trigger', 'x: { emit: two, key: k }', 'got: { emitted: one, when: record.more }', ''],
    ['a wait', 'w: { wait: time, for: P1D }\nx: { emit: two, key: k }', 'got: { emitted: one }', ''],
    [
      'an end before it',
      's: { stop: done, reason: ok, when: record.ok }\nx: { emit: two, key: k }',
      'got: { emitted: one }',
      '',
    ],
    [
      'an end on one of the ways before it',
      `w: { choose: { one: { when: record.isPublic, steps: { s: { stop: done, reason: ok } } } } }\nx: { emit: two, key: k }`,
      'got: { emitted: one }',
      '',
    ],
    ['a thing that is done once', 'x: { emit: two, key: k }', 'got: { emitted: one }', 'once: { expr: event.key }\n'],
  ])('may do so with %s', (_, steps, on, head) => {
    expect(codes(a, flow('b', steps, on, head))).toEqual([]);
  });
});
