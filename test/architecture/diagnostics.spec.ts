import { describe, expect, it } from '@jest/globals';
import { usedCodes } from './diagnostic-codes.ts';
import { isTest, sourceFiles, textOf } from './source-files.ts';

const PAGE = 'apps/docs/reference/errors.md';

const used = usedCodes();
const rows = [...textOf(PAGE).matchAll(/^\| `(?<code>[^`]+)` \| (?<when>.*) \| (?<remedy>.*) \|$/gm)].map((row) => ({
  code: row.groups?.['code'] ?? '',
  when: row.groups?.['when'] ?? '',
  remedy: row.groups?.['remedy'] ?? '',
}));
const documented = new Set(rows.map(({ code }) => code));

describe('the codes of diagnostics', () => {
  it('are found in each form in which the source gives them', () => {
    const codes = used.map(({ code }) => code);
    expect(codes).toContain('question.unknown'); // a literal
    expect(codes).toContain('connector.rate_limited'); // a template over a union
    expect(codes).toContain('bank.camt_truncated'); // an argument of the function that builds the diagnostic
    expect(codes).toContain('vault.wrong_key'); // a key of a table of words
    expect(codes).toContain('datev.service_not_released'); // one branch of a condition
  });

  it(`are each explained in ${PAGE}`, () => {
    expect(used.filter(({ code }) => !documented.has(code))).toEqual([]);
  });

  it(`are each raised somewhere if ${PAGE} explains them`, () => {
    const known = new Set(used.map(({ code }) => code));
    expect(rows.map(({ code }) => code).filter((code) => !known.has(code))).toEqual([]);
  });

  it('stand beside sentences in both languages, also where a call fails', () => {
    const alone = /new (?:ConnectorError\(\s*'\w+'|ExpressionError\(\s*'[\w.]+'),\s*['"`]/;
    const files = sourceFiles().filter((file) => !isTest(file) && !file.startsWith('connectors/test-doubles/'));
    expect(files.filter((file) => alone.test(textOf(file)))).toEqual([]);
  });

  it('speak to who reads them: German remedies say what you do, not what is to be done', () => {
    const remedy = /remedy:\s*\{\s*de:\s*(?:'([^']*)'|`([^`]*)`)/g;
    const files = sourceFiles().filter((file) => !isTest(file));
    const remedies = files.flatMap((file) => [...textOf(file).matchAll(remedy)].map(([, a, b]) => a ?? b ?? ''));
    const impersonal = /^(?:Prüfen|Angeben)\b|(?:en|ern|eln)[.;]/;
    const finite = /\b(?:Sie|dürfen|muss|müssen|können|werden)\b/;
    expect(remedies.length).toBeGreaterThan(150);
    expect(remedies.filter((text) => impersonal.test(text) && !finite.test(text))).toEqual([]);
  });

  it('are explained once, with a cause and a remedy', () => {
    expect(rows).toHaveLength(documented.size);
    expect(rows.filter(({ when, remedy }) => when.trim() === '' || remedy.trim() === '')).toEqual([]);
  });
});
