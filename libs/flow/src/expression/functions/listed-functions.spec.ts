import { describe, expect, it } from '@jest/globals';
import { ExpressionError } from '../expression-error.ts';
import { parseExpression } from '../expression.ts';
import { LISTED_FUNCTIONS } from './listed-functions.ts';

const value = (source: string, scope: Record<string, unknown> = {}) => parseExpression(source).evaluate(scope);
const reason = (source: string, scope: Record<string, unknown> = {}) => {
  try {
    value(source, scope);
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a listed function', () => {
  it.each(LISTED_FUNCTIONS.map(({ name, example }) => [name, ...example] as const))(
    '%s does what its example shows: %s',
    (_name, source, gives) => {
      expect(value(source)).toEqual(gives);
    },
  );

  it('is described in both languages', () => {
    for (const { about, example, name } of LISTED_FUNCTIONS) {
      expect([about.de.length > 8, about.en.length > 8, example[0].includes(`${name}(`)]).toEqual([true, true, true]);
    }
  });
});

describe('amounts', () => {
  it.each([
    ['decimal.add(record.net, record.vat)', '118.99'],
    ['decimal.add("999999999999999999999999.99", "0.01")', '1000000000000000000000000'],
    ['decimal.round("-2.345", 2)', '-2.35'],
    ['decimal.round("1.005", 2)', '1.01'],
    ['decimal.round("7", 2)', '7.00'],
    ['decimal.round("2.5", 0)', '3'],
    ['decimal.round("-0.004", 2)', '0.00'],
    ['decimal.div("-1", "300", 2)', '0.00'],
    ['decimal.mul("0.00000000000000000001", "0.00000000000000000001")', '0.0000000000000000000000000000000000000001'],
    ['decimal.compare("1.0", 1)', 0],
    ['decimal.sum(record.lines.map(l, l.net))', '99.99'],
    ['decimal.sum([])', '0'],
    ['decimal.mul(record.price, 3)', '37.02'],
    ['decimal.add(0.1, 0.2)', '0.3'],
  ])('are exact: %s', (source, expected) => {
    const record = { price: 12.34, net: '99.99', vat: '19.00', lines: [{ net: '33.33' }, { net: '66.66' }] };
    expect(value(source, { record })).toBe(expected);
  });

  it.each(['"1e5"', '"NaN"', '"1,50"', '""', 'null', '"Infinity"', `"${'9'.repeat(31)}"`, '[1]', 'true'])(
    'cannot be %s',
    (text) => {
      expect(reason(`decimal.add(${text}, "1")`)).toContain('an amount has to be');
    },
  );

  it('are not what numbers of JSON come to by computing with them', () => {
    expect(reason('decimal.round(0.1 + 0.2, 2)')).toContain('decimal.add');
    expect(value('decimal.round(decimal.add(0.1, 0.2), 2)')).toBe('0.30');
  });

  it('are divided by something, to places that exist', () => {
    expect(reason('decimal.div("1", "0.00", 2)')).toContain('zero');
    expect(reason('decimal.round("1", 21)')).toContain('places');
    expect(reason('decimal.round("1", -1)')).toContain('places');
  });
});

describe('days and moments', () => {
  it.each([
    ['date.addDays("2026-03-28", 1)', '2026-03-29'],
    ['date.addDays("2026-01-01", -1)', '2025-12-31'],
    ['date.addMonths("2028-01-31", 1)', '2028-02-29'],
    ['date.day("2026-10-25T00:30:00Z", "Europe/Berlin")', '2026-10-25'],
    ['date.zoned("2026-10-25T01:30:00Z", "Europe/Berlin")', '2026-10-25T02:30:00.000+01:00'],
    ['date.at("2027-03-27", "02:30", "Europe/Berlin")', '2027-03-27T02:30:00.000+01:00'],
    // On the next morning clocks leap from 02:00 to 03:00, and in October they show each time between them twice.
    ['date.at("2027-03-28", "02:30", "Europe/Berlin")', '2027-03-28T03:00:00.000+02:00'],
    ['date.at("2026-10-25", "02:30", "Europe/Berlin")', '2026-10-25T02:30:00.000+02:00'],
    ['date.at("2026-10-25", "03:00", "Europe/Berlin")', '2026-10-25T03:00:00.000+01:00'],
    ['date.at("2026-09-06", "00:00", "America/Santiago")', '2026-09-06T01:00:00.000-03:00'],
    ['date.zoned(timestamp("2026-01-01T00:00:00Z"), "Europe/Vienna")', '2026-01-01T01:00:00.000+01:00'],
    ['date.daysBetween("2026-10-24", "2026-10-26")', 2],
    ['date.day(date.moment(record.at), "Europe/Berlin")', '2026-01-01'],
    ['date.moment(record.at / 1000.0 * 1000.0)', '2025-12-31T23:00:00.000Z'],
  ])('know calendars and zones: %s', (source, expected) => {
    expect(value(source, { record: { at: 1_767_222_000_000 } })).toBe(expected);
  });

  it.each(['1767222000000000', '0.5', '-62135596800000'])('are not counted so: %s', (number) => {
    expect(reason(`date.moment(${number})`)).toMatch(/whole number|no year/);
  });

  it.each([
    ['date.addDays("2026-02-30", 1)', 'a day has to be'],
    ['date.addDays("30.01.2026", 1)', 'a day has to be'],
    ['date.addDays("2026-01-30", 1.5)', 'whole number'],
    ['date.addDays("2999-12-31", 1)', 'year'],
    ['date.day("2026-01-01", "Europe/Nowhere")', 'a zone has to be'],
    ['date.at("2026-01-30", "9:00", "Europe/Berlin")', 'a time of day has to be'],
    ['date.at("2026-01-30", "24:00", "Europe/Berlin")', 'a time of day has to be'],
    ['date.day("yesterday", "Europe/Berlin")', 'a moment has to be'],
  ])('say what they are not: %s', (source, words) => {
    expect(reason(source)).toContain(words);
  });
});

describe('texts', () => {
  it.each([
    ['', 3, ''],
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['🥐🥐🥐🥐', 3, '🥐🥐🥐'],
    ['a🥐b🥐', 3, 'a🥐b'],
    ['x'.repeat(10_000), 2, 'xx'],
    ['abc', 0, ''],
    ['ab👨‍👩‍👧c', 4, 'ab'],
    ['ab👨‍👩‍👧c', 7, 'ab👨‍👩‍👧'],
    ['Cafe\u0301 x', 4, 'Caf'],
    ['🇩🇪🇦🇹', 3, '🇩🇪'],
    ['👨‍👩‍👧', 2, '👨‍'],
  ])('are cut between characters: %j, %i', (t, most, expected) => {
    expect(value('text.shorten(t, most)', { t, most })).toBe(expected);
  });

  it.each([
    ['t.substring(1, 3)', '🥐b'],
    ['t.substring(3)', '🥐Köln'],
    ['t.substring(8)', ''],
    ['t.substring(2, 2)', ''],
    ['t.substring(0, size(t))', 'a🥐b🥐Köln'],
    ['t.indexOf("b")', 2],
    ['t.indexOf("🥐", 2)', 3],
    ['t.lastIndexOf("Köln")', 4],
    ['t.lastIndexOf("🥐", 2)', 1],
    ['t.indexOf("x")', -1],
    ['[t].map(each, each.substring(1, 2))', ['🥐']],
    ['plain.substring(0, 2) + plain.substring(size(plain) - 1)', 'abd'],
  ])('are counted by characters, not by halves of them: %s', (source, expected) => {
    expect(value(source, { t: 'a🥐b🥐Köln', plain: 'abcd' })).toEqual(expected);
  });

  it.each(['t.substring(-1)', 't.substring(3)', 't.substring(2, 1)', 't.indexOf("x", 3)'])(
    'have no place beyond their end: %s',
    (source) => {
      expect(() => value(source, { t: '🥐🥐' })).toThrow(/no place|before the start/);
    },
  );

  it.each([
    ['Müller GmbH', 'Müller'],
    ['Muster Handels AG', 'Muster Handels'],
    ['Huber & Co. KG', 'Huber'],
    ['Alpen Bau Ges.m.b.H.', 'Alpen Bau'],
    ['Neu UG (haftungsbeschränkt)', 'Neu'],
    ['Weber e.K.', 'Weber'],
    ['Acme, Inc.', 'Acme'],
    ['AG', 'AG'],
    ['Kunst und Co', 'Kunst und Co'],
    ['', ''],
  ])('lose their legal form: %s', (name, expected) => {
    expect(value('text.withoutLegalForm(name)', { name })).toBe(expected);
  });

  it('match patterns in linear time', () => {
    const text = `${'a'.repeat(1_999)}b`;
    expect(value('text.matches(t, "(a+)+$")', { t: text })).toBe(false);
    expect(reason('text.matches(t, "a")', { t: 'a'.repeat(2_001) })).toContain('2000 characters');
  });

  it('may not be gone through without an end, but each evaluation starts anew', () => {
    const names = Array.from({ length: 150 }, () => 'a'.repeat(1_900));
    expect(reason('names.filter(t, text.matches(t, "b$"))', { names })).toContain('200000 characters');
    const some = { names: names.slice(0, 90) };
    for (let round = 0; round < 3; round += 1) expect(value('names.filter(t, text.fold(t) == "b")', some)).toEqual([]);
  });
});

it('functions are called so often and not more in one evaluation', () => {
  const days = Array.from({ length: 10_001 }, () => '2026-01-01');
  expect(reason('days.map(d, date.addDays(d, 1))', { days })).toContain('10000 times');
  expect(value('days.map(d, date.addDays(d, 1)).size()', { days: days.slice(1) })).toBe(10_000);
});

it('a name beside the functions is a name like others', () => {
  expect(parseExpression('decimal.x + date').reads.map(({ names }) => names.join('.'))).toEqual(['decimal.x', 'date']);
  expect(parseExpression('decimal.add("1", record.x)').reads.map(({ names }) => names.join('.'))).toEqual(['record.x']);
});
