import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { YAML_CASES } from '../../test/badinput/yaml-cases.ts';
import { catalog } from '../../test/checked-shop.ts';
import { readText } from '../source/yaml-file.ts';
import { compileFlow } from './compile/compile-flow.ts';

describe('bad input, written in the language of flows', () => {
  it.each(YAML_CASES)('$id is judged for its own reason', ({ text, found }) => {
    const { plan, diagnostics } = compileFlow('f', text, catalog);
    const [first] = diagnostics;
    expect(first && [first.code, first.line, first.column]).toEqual(found);
    expect(plan === undefined).toBe(found !== undefined);
  });

  it('means the same with a byte order mark and with the line ends of Windows', () => {
    const steps = ['Y41', 'Y39', 'Y42'].map((id) => {
      const { text = '' } = YAML_CASES.find((each) => each.id === id) ?? {};
      return compileFlow('f', text, catalog).plan?.steps.map(({ id: step, kind }) => [step, kind]);
    });
    expect(steps).toEqual([[['order', 'read']], [['order', 'read']], [['order', 'read']]]);
  });

  it('in UTF-16 is refused as such', () => {
    const folder = mkdtempSync(join(tmpdir(), 'flow-'));
    const file = join(folder, 'a.flow.yaml');
    writeFileSync(file, Buffer.from('\uFEFFflow: probe\n', 'utf16le'));
    expect(readText(file)).toMatchObject({ diagnostics: [{ code: 'flow.yaml_syntax', line: 1, column: 1 }] });
    rmSync(folder, { recursive: true });
  });
});

describe('the collection of bad input', () => {
  const folder = shared('badinput');

  it('has no case that is not written here', () => {
    if (!folder) return;
    const lines = readFileSync(join(folder, 'manifest.jsonl'), 'utf8').trim().split('\n');
    const cases = lines.map((line) => JSON.parse(line) as { id: string; surface: string });
    const ids = cases.filter(({ surface }) => surface === 'yaml-flow').map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(25);
    expect(YAML_CASES.map(({ id }) => id)).toEqual(ids);
  });

  it('holds no file that is taken for a flow, or that the checker stumbles over', () => {
    const files = folder ? readdirSync(join(folder, 'yaml/own')) : [];
    for (const name of files) {
      const { text, diagnostics } = readText(join(folder ?? '', 'yaml/own', name));
      const found = text === undefined ? diagnostics : compileFlow(name, text, catalog).diagnostics;
      expect([name, found.length > 0]).toEqual([name, true]);
    }
  });
});
