import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { Lexer } from 'yaml';
import { shared } from '@belegfluss/testing';
import { catalog, flowWith } from '../../test/checked-shop.ts';
import { compileFlow } from '../check/compile/compile-flow.ts';
import { readYaml } from './source.ts';

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
    readYaml('warm', 'a: 1\n');
    within(100, () => expect(readYaml('f', text).diagnostics[0]?.code).toBe('flow.too_deep'));
  });

  it('of many anchors, tags or aliases is refused at the first one', () => {
    for (const word of ['&a ', '!t ', '*a ']) {
      within(100, () =>
        expect(readYaml('f', word.repeat(50_000)).diagnostics).toMatchObject([
          { code: 'flow.alias_refused', line: 1, column: 1 },
        ]),
      );
    }
  });

  it('with several keys in a line is refused at the second colon, and not where keys may stand behind each other', () => {
    const [found] = readYaml('f', 'x: 1\na: b: c\n').diagnostics;
    expect(found).toMatchObject({ code: 'flow.yaml_syntax', line: 2, column: 5 });
    for (const text of ['- a: 1\n', '? a: 1\n: b: 2\n', 'a: { b: 1, c: 2 }\n', '"a: b": c\n'])
      expect(readYaml('f', text).diagnostics).toEqual([]);
  });

  it('of a second document is refused where that begins', () => {
    const [found] = readYaml('f', 'a: 1\n---\nb: 2\n').diagnostics;
    expect(found).toMatchObject({ code: 'flow.yaml_syntax', line: 2, column: 1 });
    expect(found?.message.de).toContain('mehr als ein Dokument');
  });

  it('is taken apart into words once, whether it is right or wrong', () => {
    const lex = jest.spyOn(Lexer.prototype, 'lex');
    for (const text of ['a: 1\n', 'a: [\n', '*a']) readYaml('f', text);
    expect(lex).toHaveBeenCalledTimes(3);
    lex.mockRestore();
  });

  it('of ten megabytes is answered at once', () => {
    within(100, () => expect(readYaml('f', 'a'.repeat(10_000_000)).diagnostics[0]?.code).toBe('flow.file_too_large'));
  });

  it('of many keys names every one that stands twice', () => {
    const keys = Array.from({ length: 1_000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(readYaml('f', `${keys}\nk7: 2\nk9: 2\n`).diagnostics).toMatchObject([
      { code: 'flow.duplicate_key', line: 1_001, column: 1 },
      { code: 'flow.duplicate_key', line: 1_002, column: 1 },
    ]);
  });

  it('of very long names compares them with nothing', () => {
    const name = 'x'.repeat(50_000);
    const text = flowWith(`${name}: { stop: done, reason: ok }\nb: { emit: ping, key: { expr: 'steps.${name}y' } }`);
    within(1_000, () => expect(compileFlow('f', text, catalog).diagnostics.length).toBeGreaterThan(0));
  });
});

describe('harmless YAML', () => {
  it('may hold brackets, ampersands, stars and marks in texts and comments', () => {
    const open = '['.repeat(60);
    const text = `a: "${open} &x *y !z"\n# ${open} &x\nb: >-\n  ${open}\n  *bold* & !\n  %YAML\nc: ${'x'.repeat(50)}\nd: R&D *, 5 * 6!\n`;
    expect(readYaml('f', text).diagnostics).toEqual([]);
  });

  it('may be wide, and deep up to the limit', () => {
    const wide = `a: [${'[],'.repeat(500)}]`;
    expect(readYaml('f', wide).diagnostics).toEqual([]);
    expect(readYaml('f', `${'['.repeat(39)}${']'.repeat(39)}`).diagnostics).toEqual([]);
    expect(readYaml('f', `a:\n${' '.repeat(200)}b: 1\nc: |\n${' '.repeat(300)}text\n`).diagnostics).toEqual([]);
  });

  it('keeps the country NO, postcodes in quotes and dates as they were written', () => {
    const { source } = readYaml('f', 'a: NO\nb: "01067"\nc: 2026-01-01\nd: 12:30\n');
    expect(source?.value).toEqual({ a: 'NO', b: '01067', c: '2026-01-01', d: '12:30' });
  });

  it('keeps __proto__ as a key of its own', () => {
    const value = (readYaml('f', '__proto__: { isAdmin: true }\n').source?.value ?? {}) as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(value['isAdmin']).toBeUndefined();
  });

  it.each([
    '1: a\n',
    'null: a\n',
    'true: a\n',
    '? [a, b]\n: c\n',
    '? { a: 1 }\n: c\n',
    '? |\n  long\n: c\n',
    '"": a\n',
    '~: { ~: x }\n',
  ])('with odd keys is judged, not stumbled over: %j', (text) => {
    const { plan, diagnostics } = compileFlow('f', text, catalog);
    expect(plan).toBeUndefined();
    expect(diagnostics.every(({ line, column }) => Number(line) >= 1 && Number(column) >= 1)).toBe(true);
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});

describe('every document of the public YAML test suite', () => {
  it('is refused with a place inside of it, quickly', () => {
    const folder = shared('badinput/yaml/yaml-test-suite/src');
    if (!folder) return;
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    expect(files.length).toBeGreaterThan(300);
    for (const name of files) {
      const whole = readFileSync(join(folder, name), 'utf8');
      for (const text of [whole, ...documentsOf(whole)]) {
        within(500, () => {
          const { plan, diagnostics } = compileFlow(name, text, catalog);
          expect(plan).toBeUndefined();
          expect(diagnostics.length).toBeGreaterThan(0);
          for (const { line = 0, column = 0 } of diagnostics) {
            expect([line >= 1 && line <= text.split('\n').length, column >= 1]).toEqual([true, true]);
          }
        });
      }
    }
  });
});

/** The suite keeps each document as a literal block, with marks for what people cannot see. */
function documentsOf(text: string): string[] {
  return [...text.matchAll(/^ {2}yaml: \|\d?\n((?: {4}.*\n|\n)+)/gm)].map((match) =>
    (match[1] ?? '')
      .replaceAll(/^ {4}/gm, '')
      .replaceAll(/—*»/g, '\t')
      .replaceAll('␣', ' ')
      .replaceAll('←', '\r')
      .replaceAll('⇔', '\uFEFF')
      .replaceAll('↵', '')
      .replaceAll('∎\n', ''),
  );
}
