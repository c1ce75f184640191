import { describe, expect, it } from '@jest/globals';
import { readYaml } from './source.ts';

const found = (text: string) => readYaml('probe.flow.yaml', text).diagnostics[0];

describe('a text that is no YAML', () => {
  it.each<[slip: string, text: string, at: [number, number], de: string, en: string]>([
    ['a tab as indentation', 'on:\n\ta: 1\n', [2, 1], 'Rücken Sie mit Leerzeichen ein', 'Indent with blanks'],
    ['half of a key', 'flow: probe\nste', [2, 1], 'fehlt der Doppelpunkt', 'a colon is missing'],
    ['a quote that stays open', 'flow: "probe\n', [2, 1], 'Anführungszeichen wird nicht', 'a quote is not closed'],
    ['a bracket that stays open', 'flow: { a: 1\non: x\n', [2, 1], 'Schließen Sie sie mit }', 'Close it with }'],
    ['a list that stays open', 'flow: [1, 2\non: x\n', [2, 1], 'Schließen Sie sie mit }', 'Close it with }'],
    ['a bracket that was never open', 'flow: }\n', [1, 7], 'die nicht offen ist', 'that is not open'],
    ['a line between levels', 'on:\n  a: 1\n b: 2\n', [3, 1], 'anders eingerückt', 'indented otherwise'],
    ['an apostrophe in single quotes', "flow: 'it's'\n", [1, 11], 'wird verdoppelt', 'is doubled'],
    ['two keys in one line', 'flow: a: b\n', [1, 8], 'in Anführungszeichen', 'in quotes'],
    [
      'a choice without quotes',
      'a: { expr: x == "y" ? 1 : 2 }\n',
      [1, 12],
      'in einfache Anführungszeichen',
      'in single quotes',
    ],
    ['a list behind a key', 'on: - a\n', [1, 5], 'in der nächsten Zeile', 'in the next line'],
    ['a key over several lines', 'on: x\n- a\n', [2, 1], 'mehrere Zeilen', 'several lines'],
    ['a text that begins like a mark', 'flow: @probe\n', [1, 7], 'nicht beginnen', 'must not begin'],
    ['an unknown escape', 'flow: "\\q"\n', [1, 8], 'In einfachen Anführungszeichen', 'Within single quotes'],
    ['a merge that was left', 'flow: a\n<<<<<<< HEAD\non: x\n', [2, 1], 'Zusammenführung', 'merge'],
    ['the middle of such a merge', 'flow: a\n=======\non: x\n', [2, 1], 'löschen Sie die Marken', 'delete the marks'],
  ])('is told by what %s means', (_slip, text, [line, column], de, en) => {
    const { message, remedy, ...rest } = found(text) ?? {};
    expect(rest).toMatchObject({ code: 'flow.yaml_syntax', line, column });
    expect(`${message?.de} ${remedy?.de}`).toContain(de);
    expect(`${message?.en} ${remedy?.en}`).toContain(en);
  });

  it('is told by the words of the parser where we have none', () => {
    expect(found('flow: |x\n')?.message.en).toMatch(/^This is not valid YAML: .+/);
  });
});
