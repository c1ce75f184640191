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
    ['a deeper line behind a value', 'on:\n  a: b\n   c: d\n', [2, 6], 'tiefer eingerückt', 'indented deeper'],
    ['a colon in a bracket', 't: { de: Frei: Rabatt }\n', [1, 10], 'in Anführungszeichen', 'in quotes'],
    ['a bracket from further up', 'a: { b: {\n  c: 1 }\nd: 2\n', [3, 1], 'geöffnet in Zeile 1', 'opened in line 1'],
    ['a quote from further up', "a: 1\nb: 'x\nc: 2\n", [4, 1], 'geöffnet in Zeile 2', 'opened in line 2'],
    ['a comment in a bracket', 'a: 1\nb: { c: x + #5 }\nd: 2\n', [2, 13], 'vor dem #', 'before the #'],
    ['a comment at the end', 'a: { b: 1 # note }\n', [1, 11], 'der Rest der Zeile ein Kommentar', 'is a comment'],
    ['a comment in a list', 'a:\n  b: [1, 2 # two ]\n  c: 2\n', [2, 12], 'vor dem #', 'before the #'],
    ['a comment further up', 'a: { b: 1 # }\n   , c: 2\nd: 3\n', [1, 11], 'vor dem #', 'before the #'],
    ['a comment with brackets of its own', 'a: { b: 1 # (see {x})\nd: 3\n', [2, 1], 'in Zeile 1', 'in line 1'],
    ['a comment in a bracket that is closed', 'a: { b: 1 # }\n   }\nd: [3\n', [4, 1], 'in Zeile 3', 'in line 3'],
    ['a no-break space', 'a: 1\nb:\u00a0x\n', [2, 3], 'geschütztes Leerzeichen', 'no-break space'],
  ])('is told by what %s means', (_slip, text, [line, column], de, en) => {
    const { message, remedy, ...rest } = found(text) ?? {};
    expect(rest).toMatchObject({ code: 'flow.yaml_syntax', line, column });
    expect(`${message?.de} ${remedy?.de}`).toContain(de);
    expect(`${message?.en} ${remedy?.en}`).toContain(en);
  });

  it('says that a condition beginning with ! is no tag', () => {
    expect(found('when: !record.won\n')).toMatchObject({
      code: 'flow.alias_refused',
      remedy: { de: expect.stringContaining("'!record.paid'"), en: expect.stringContaining('belongs in quotes') },
    });
    expect(found('flow: !foo probe\n')?.remedy.en).toBe('Write the value out.');
  });

  it('is told by the words of the parser where we have none', () => {
    expect(found('flow: |x\n')?.message.en).toMatch(/^This is not valid YAML: .+/);
  });
});
