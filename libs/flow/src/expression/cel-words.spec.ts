import { describe, expect, it } from '@jest/globals';
import { LISTED_FUNCTIONS } from './functions/listed-functions.ts';
import { parseExpression } from './expression.ts';

const SCOPE = { record: { text: 't', number: 1.5, list: [{}], none: null } };

describe('what an expression fails of', () => {
  it.each([
    ['record.nothing', /Feld „nothing“/],
    ['record.list[5]', /1 Einträge/],
    ['1 / 0', /durch null/],
    ['record.text + 1', /mit diesen Werten nicht/],
    ['size(record.number)', /mit diesen Werten nicht/],
    ['nobody', /Namen „nobody“/],
    ['int(record.text)', /int\(\) kann/],
    ['timestamp(record.text)', /timestamp\(\) braucht/],
    ['duration(record.text)', /keine Dauer/],
    ['record.text ? 1 : 2', /wahr oder falsch/],
    ['record.text && true', /wahr oder falsch/],
    ['9223372036854775807 + 1', /zu groß/],
    ['decimal.div("1", "0", 2)', /durch null/],
    ['decimal.round("1", record.number)', /ganze Zahl/],
    ['date.addDays("2026-01-01", 99999999)', /ganze Zahl/],
    ['record.list[-1]', /zählt ab 0/],
    ['int("99999999999999999999") == 1', /int\(\) kann/],
    ['uint(-1.0)', /zu groß/],
    ['bool("vielleicht")', /bool\(\) kennt/],
    ['record.list.join(",")', /Liste von Texten|mit diesen Werten nicht/],
    ['record.text.substring(9)', /keine Stelle 9/],
    ['"text".substring(3, 1)', /liegt vor dem Anfang/],
    ['record.text.substring(record.text)', /mit diesen Werten nicht: [^O]*$/],
    ['record.list.filter(each, record.text)', /Bedingung in filter/],
    ['record.number.map(each, each)', /Liste oder eine Zuordnung/],
    ['record.?nothing.value()', /orValue/],
    ['record.text.orValue(1)', /fehlen darf|mit diesen Werten nicht/],
  ])('is told in German as well: %s', (source, german) => {
    expect(() => parseExpression(source).evaluate(SCOPE)).toThrow(
      expect.objectContaining({ said: { de: expect.stringMatching(german), en: expect.any(String) } }),
    );
  });

  it.each([
    ['record.', 'der Ausdruck bricht ab, es fehlt ein Name', 'Expected a name, got the end'],
    ['record.number + ', 'der Ausdruck bricht ab', 'Unexpected token: the end'],
    ['record.number == == 1', 'hier steht "==", wo ein Wert stehen muss', 'Unexpected token: "=="'],
    ['size(record.list', 'der Ausdruck bricht ab, es fehlt ")"', 'Expected ")", got the end'],
    ['record."text"', 'hier steht ein Text, wo ein Name stehen muss', 'Expected a name, got a text'],
  ])('is told in signs and words, not in the names of tokens: %s', (source, de, en) => {
    expect(() => parseExpression(source)).toThrow(expect.objectContaining({ said: { de, en } }));
  });

  it('leaves names of our own as they are', () => {
    expect(() => parseExpression('DOT').evaluate(SCOPE)).toThrow(
      expect.objectContaining({ said: expect.objectContaining({ de: 'den Namen „DOT“ gibt es hier nicht' }) }),
    );
  });

  it('is told in German of each function of ours', () => {
    const english = LISTED_FUNCTIONS.flatMap(({ name, parameters }) => {
      const given = name === 'text.matches' ? 'record, "a"' : parameters.map(() => 'record').join(', ');
      return englishOf(`${name}(${given})`);
    });
    expect(english).toEqual([]);
  });
});

/** The call, where what it fails of is told in English alone. */
function englishOf(source: string): string[] {
  try {
    parseExpression(source).evaluate(SCOPE);
  } catch (error) {
    const { said } = error as { said: { de: string; en: string } };
    return said.de === said.en ? [`${source}: ${said.en}`] : [];
  }
  return [`${source}: does not fail`];
}
