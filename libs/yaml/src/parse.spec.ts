import { describe, expect, it, jest } from '@jest/globals';
import { Lexer } from 'yaml';
import { parseYaml } from './parse.ts';

const MOST = 100;
const faultsOf = (text: string) => parseYaml(text, MOST).faults;

/** By the clock of the processor: what else the machine does is no fault of the file. */
const within = (milliseconds: number, act: () => void) => {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(milliseconds);
};

describe('hostile YAML', () => {
  it.each([
    ['200,000 open brackets', '['.repeat(200_000)],
    ['20,000 brackets that close', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['50,000 maps in maps', '{a: '.repeat(50_000)],
    ['100,000 lists in lists', '- '.repeat(100_000)],
    ['100,000 keys in keys', '? '.repeat(100_000)],
  ])('of %s is answered within 100 ms', (_, text) => {
    faultsOf('a: 1\n');
    within(100, () => expect(faultsOf(text)[0]?.kind).toBe('too_deep'));
  });

  it('of many anchors, tags or aliases is refused at the first one', () => {
    for (const word of ['&a ', '!t ', '*a ']) {
      within(100, () =>
        expect(faultsOf(word.repeat(50_000))).toMatchObject([{ kind: 'reference', line: 1, column: 1 }]),
      );
    }
  });

  it('with several keys in a line is refused at the second colon, and not where keys may stand behind each other', () => {
    const [found] = faultsOf('x: 1\na: b: c\n');
    expect(found).toMatchObject({ kind: 'syntax', line: 2, column: 5 });
    for (const text of ['- a: 1\n', '? a: 1\n: b: 2\n', 'a: { b: 1, c: 2 }\n', '"a: b": c\n'])
      expect(faultsOf(text)).toEqual([]);
  });

  it('of a second document is refused where that begins', () => {
    const [found] = faultsOf('a: 1\n---\nb: 2\n');
    expect(found).toMatchObject({ kind: 'syntax', line: 2, column: 1 });
    expect(found?.facts.detail).toMatchObject({ de: expect.stringContaining('mehr als ein Dokument') });
  });

  it('is taken apart into words once, whether it is right or wrong', () => {
    const lex = jest.spyOn(Lexer.prototype, 'lex');
    for (const text of ['a: 1\n', 'a: [\n', '*a']) faultsOf(text);
    expect(lex).toHaveBeenCalledTimes(3);
    lex.mockRestore();
  });

  it('of ten megabytes is answered at once', () => {
    within(100, () => expect(faultsOf('a'.repeat(10_000_000))[0]?.kind).toBe('too_large'));
  });

  it('of many keys names every one that stands twice', () => {
    const keys = Array.from({ length: 1_000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(faultsOf(`${keys}\nk7: 2\nk9: 2\n`)).toMatchObject([
      { kind: 'repeated_key', line: 1_001, column: 1 },
      { kind: 'repeated_key', line: 1_002, column: 1 },
    ]);
  });
});

describe('harmless YAML', () => {
  it('may hold brackets, ampersands, stars and marks in texts and comments', () => {
    const open = '['.repeat(60);
    const text = `a: "${open} &x *y !z"\n# ${open} &x\nb: >-\n  ${open}\n  *bold* & !\n  %YAML\nc: ${'x'.repeat(50)}\nd: R&D *, 5 * 6!\n`;
    expect(faultsOf(text)).toEqual([]);
  });

  it('may be wide, and deep up to the limit', () => {
    const wide = `a: [${'[],'.repeat(500)}]`;
    expect(faultsOf(wide)).toEqual([]);
    expect(faultsOf(`${'['.repeat(39)}${']'.repeat(39)}`)).toEqual([]);
    expect(faultsOf(`a:\n${' '.repeat(200)}b: 1\nc: |\n${' '.repeat(300)}text\n`)).toEqual([]);
  });

  it('keeps the country NO, postcodes in quotes and dates as they were written', () => {
    const { parsed } = parseYaml('a: NO\nb: "01067"\nc: 2026-01-01\nd: 12:30\n', MOST);
    expect(parsed?.value).toEqual({ a: 'NO', b: '01067', c: '2026-01-01', d: '12:30' });
  });

  it('keeps __proto__ as a key of its own', () => {
    const value = (parseYaml('__proto__: { isAdmin: true }\n', MOST).parsed?.value ?? {}) as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(value['isAdmin']).toBeUndefined();
  });

  it('tells no more than somebody wants to read', () => {
    expect(parseYaml('a: 1\n'.repeat(9), 5).faults).toHaveLength(5);
  });

  it('says nothing on the way out, whatever stands as a key', () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(parseYaml('{ { iban: DE02 }: 1 }\n', MOST).parsed).toBeDefined();
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });
});
