import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
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

describe('a text that cannot be read', () => {
  it.each([
    ['flow.file_too_large', 'a\n'.repeat(10_001)],
    ['flow.too_deep', '['.repeat(50)],
    ['flow.alias_refused', 'a: *b\n'],
    ['flow.yaml_syntax', 'a: [\n'],
    ['flow.duplicate_key', 'a: 1\na: 2\n'],
    ['flow.divided_expression', 'a: { expr: add(x, y) }\n'],
  ])('is refused as %s', (code, text) => {
    expect(readYaml('f', text)).toMatchObject({ diagnostics: [{ code, file: 'f', line: expect.any(Number) }] });
  });
});

describe('a text that is no flow', () => {
  it('of very long names compares them with nothing', () => {
    const name = 'x'.repeat(50_000);
    const text = flowWith(`${name}: { stop: done, reason: ok }\nb: { emit: ping, key: { expr: 'steps.${name}y' } }`);
    within(1_000, () => expect(compileFlow('f', text, catalog).diagnostics.length).toBeGreaterThan(0));
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
