import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { CommandError, diagnosticsOf, wrongUse } from './command-error.ts';

const OWN = {
  code: 'cli.probe',
  severity: 'error',
  message: { de: 'a', en: 'a' },
  remedy: { de: 'b', en: 'b' },
} as const;

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('what a verb says of an error', () => {
  it('is what the error itself says', () => {
    expect(diagnosticsOf(new CommandError(1, [OWN]))).toEqual([OWN]);
    expect(wrongUse(OWN.message, OWN.remedy)).toMatchObject({ exitCode: 2, diagnostics: [{ code: 'cli.usage' }] });
  });

  it('is place and reason of a file that the system does not let us at', () => {
    expect(diagnosticsOf(thrownBy(() => readFileSync('/nowhere/at/all')))).toMatchObject([
      { code: 'cli.file_refused', facts: { path: '/nowhere/at/all', reason: 'ENOENT' } },
    ]);
  });

  it.each([
    ['an error that nobody foresaw', new Error('odd'), 'odd'],
    ['one whose list of findings is empty', Object.assign(new Error('bare'), { diagnostics: [] }), 'bare'],
    ['a refusal that is about no file', Object.assign(new Error('denied'), { code: 'EACCES' }), 'denied'],
    ['a code of something else at a path', Object.assign(new Error('deep'), { code: 'E1', path: '/a' }), 'deep'],
    ['a text', 'plain', 'plain'],
  ])('is its sentence alone, without the way there: %s', (_what, error, sentence) => {
    const [found, ...others] = diagnosticsOf(error);
    expect(found).toMatchObject({ code: 'cli.unexpected', message: { en: `Nobody foresaw this: ${sentence}` } });
    expect([others, JSON.stringify(found).includes('.ts:')]).toEqual([[], false]);
  });
});
