import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';

type Catalogue = { [key: string]: string | Catalogue };

const source = new URL('../', import.meta.url);
const catalogue = (language: string) =>
  JSON.parse(readFileSync(new URL(`i18n/${language}.json`, source), 'utf8')) as Catalogue;

function entriesOf(branch: Catalogue, path = ''): [string, string][] {
  return Object.entries(branch).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : entriesOf(value, `${path}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the catalogues', () => {
  const german = new Map(entriesOf(catalogue('de')));
  const english = new Map(entriesOf(catalogue('en')));

  it('say the same things in both languages', () => {
    expect([...english.keys()]).toEqual([...german.keys()]);
    for (const [key, text] of german)
      expect([key, placeholders(english.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  it('know every word that the console asks for by name', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
    const asked = files.flatMap((file) => [
      ...readFileSync(new URL(file, source), 'utf8').matchAll(/\bt\('([\w.]+)'/g),
    ]);
    const missing = asked.map(([, key = '']) => key).filter((key) => !german.has(key) && !german.has(`${key}_other`));
    expect(asked.length).toBeGreaterThan(80);
    expect(missing).toEqual([]);
  });

  it('tell in words why a run stands as it does', () => {
    const page = readFileSync(new URL('../../docs/reference/errors.md', source), 'utf8');
    const reasons = [...page.matchAll(/^\| `((?:run|sync|effect|upsert|plan)\.\w+|expression\.failed)`/gm)];
    const missing = reasons
      .map(([, code = '']) => code)
      .filter((code) => !german.has(`reason.${code.replace('.', '_')}`));
    expect(reasons.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });

  it('name each kind of question that runs can raise', () => {
    const kinds = ['flow_question', 'flow_approval', 'run_step_failed', 'effect_unknown_outcome', 'sync_record_failed'];
    expect(kinds.filter((kind) => !german.has(`questionKind.${kind}`))).toEqual([]);
  });

  it('address people formally in German', () => {
    const informal = [...german].filter(([, text]) => /\b(du|dich|dir|dein\w*)\b/i.test(text));
    expect(informal).toEqual([]);
  });
});
