import { describe, expect, it } from '@jest/globals';
import { flowWith } from '../../test/checked-shop.ts';
import { SOUND_EXPRESSIONS, WRONG_EXPRESSIONS, WRONG_FIELDS } from '../../test/typed-expressions.ts';
import { typedCatalog } from '../../test/typed-crm.ts';
import { compileFlow, compileKept } from './compile/compile-flow.ts';

/** Steps of every kind, whose outputs the expressions read. */
const STEPS = `deal: { read: crm.deal, key: x }
maybe: { read: crm.deal, key: x, missing: empty }
deals: { read: crm.deal, keys: [x] }
partner: { match: crm.deal, from: { name: x }, ask: sales }
written: { call: crm.deal.update, with: { id: x } }
row: { lookup: rates, key: [DE, full] }
both: { map: { fixed: text, deal: { expr: steps.deal }, days: 3, list: [{ expr: steps.deal }] } }
kept: { upsert: shop.customer, by: number, with: { name: x, number: y } }
ran: { run: other, key: x, within: P1D }
told: { wait: event, entity: crm.deal, key: x, within: P1D }
pages: { each: { changes: crm.deal }, as: page, steps: { a: { map: { x: y } } } }
way:
  choose:
    one: { when: record.isPublic, steps: { a: { map: { x: y } } }, output: { sum: { expr: record.amount } } }
  otherwise: { steps: { b: { map: { x: y } } }, output: { count: { expr: record.weight } } }
all: { each: { expr: record.lines }, as: line, steps: { own: { map: { sku: { expr: line.sku } } } }, collect: { sku: { expr: steps.own.sku } } }
side: { parallel: { left: { steps: { a: { map: { x: y } } }, output: { sum: { expr: record.amount } } }, right: { steps: { b: { map: {} } } } } }
slept: { wait: time, for: PT1H }
asked:
  ask: sales
  title: { de: Was?, en: What? }
  within: P1D
  options:
    yes_please: { label: { de: Ja, en: Yes }, consequence: { de: Gut, en: Good }, fields: { why: { label: { de: Warum, en: Why }, type: text } } }
    no_thanks: { label: { de: Nein, en: No }, consequence: { de: Schlecht, en: Bad } }
approved: { approve: sales, title: { de: Gut?, en: Good? }, within: P1D }
sent: { emit: ping, key: x }
last: `;

/** Findings in an expression, with what it holds at their places. */
function found(expression: string): (string | undefined)[][] {
  const text = flowWith(`${STEPS}{ map: { value: { expr: '${expression.replaceAll("'", "''")}' } } }`, TRIGGER);
  const { diagnostics } = compileFlow('f', text, typedCatalog);
  const start = `  last: { map: { value: { expr: '`.length;
  const last = text.split('\n').length - 1;
  return diagnostics.map(({ code, line, column }) => [
    code,
    line === last ? expression.slice(Number(column) - start - 1) : `line ${line}`,
  ]);
}
const TRIGGER = 'won: { entity: crm.deal }';

describe('what is known before anything runs', () => {
  it.each(WRONG_EXPRESSIONS)('%s is refused', (expression, code, place) => {
    const [first, ...others] = found(expression);
    expect([first?.[0], first?.[1]?.startsWith(place)]).toEqual([code, true]);
    expect(others).toEqual([]);
  });

  it.each(SOUND_EXPRESSIONS)('%s is let pass', (expression) => {
    expect(found(expression)).toEqual([]);
  });

  it('says which fields there are, and the one that was meant', () => {
    const text = flowWith(`a: { map: { x: { expr: record.company.vatID } } }`, TRIGGER);
    const [first] = compileFlow('f', text, typedCatalog).diagnostics;
    expect(first).toMatchObject({ code: 'flow.unknown_field', severity: 'error', path: 'steps.a.map.x.expr' });
    expect([first?.line, first?.column]).toEqual([7, 1 + Number(text.split('\n')[6]?.indexOf('vatID'))]);
    expect(first?.message.de).toBe('Das Feld „vatID“ gibt es in record.company nicht.');
    expect(first?.remedy.en).toBe('Did you mean "vatId"? Known are: name, vatId.');
  });

  it.each(WRONG_FIELDS)('refuses %s', (_, steps, place, says) => {
    const text = flowWith(steps, TRIGGER);
    const { diagnostics } = compileFlow('f', text, typedCatalog);
    const line = text.split('\n')[6] ?? '';
    expect(diagnostics.map(({ code, line: at, column }) => [code, at, column])).toEqual([
      ['flow.wrong_type', 7, line.indexOf(place) + 1],
    ]);
    expect(diagnostics[0]?.message.de).toContain(says);
  });

  it('is no reason to give up a run that began when it was not known', () => {
    const text = flowWith('a: { map: { x: { expr: record.nam } } }', TRIGGER);
    expect(compileFlow('f', text, typedCatalog).plan).toBeUndefined();
    expect(compileKept('f', text, typedCatalog).plan?.steps).toHaveLength(1);
    expect(compileKept('f', text.replace('record.nam', 'recrd.nam'), typedCatalog).plan).toBeUndefined();
  });
});
