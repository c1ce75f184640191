import { describe, expect, it } from '@jest/globals';
import type { Diagnostic } from '../api/schema.ts';
import { proposedWord } from './proposed-word.ts';

const finding = (facts: Diagnostic['facts']): Diagnostic => ({
  code: 'flow.unknown_step',
  severity: 'error',
  message: { de: '', en: '' },
  remedy: { de: '', en: '' },
  line: 2,
  column: 17,
  ...(facts && { facts }),
});

describe('the word that a finding proposes', () => {
  const text = 'steps:\n  a: { when: "steps.itemz != null" }\n';

  it('takes the place of the misspelt one in an expression, and of nothing else', () => {
    const proposed = proposedWord(finding({ name: 'itemz', nearest: 'items' }), text);
    expect(proposed).toEqual({ line: 2, column: 21, endColumn: 26, word: 'items' });
    expect(text.split('\n')[1]?.slice(20, 25)).toBe('itemz');
  });

  it('is looked for from the place of the finding on', () => {
    const proposed = proposedWord(finding({ key: 'a', nearest: 'b' }), '\n  a: { name: 1, wen: a, a: 1 }');
    expect(proposed?.column).toBe(22);
  });

  it('is none where nothing is proposed, or the line says something else by now', () => {
    expect(proposedWord(finding({ name: 'itemz' }), text)).toBeUndefined();
    expect(proposedWord(finding({ nearest: 'items' }), text)).toBeUndefined();
    expect(proposedWord(finding(undefined), text)).toBeUndefined();
    expect(proposedWord(finding({ name: 'itemz', nearest: 'items' }), 'steps:\n  a: 1\n')).toBeUndefined();
    expect(proposedWord(finding({ name: 'itemz', nearest: 'items' }), 'steps:')).toBeUndefined();
  });
});
