import { describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { officialCases, officialExamples } from './collections.ts';
import { judge } from './judge.ts';
import type { OfficialCase } from './official-case.ts';
import { validatorUnderTest } from './validator-under-test.ts';

const folder = shared('accounting/data/einvoice');
const judged = folder === undefined ? undefined : judge(officialCases(folder), validatorUnderTest);

/** What lies beside the repository; the full collections have more of each. */
const LEAST = { valid: 48, cen: 600, kosit: 900 };

describe.each(['valid', 'cen', 'kosit'] as const)('the official collection %s', (collection) => {
  it('is met in every expectation', () => {
    if (!judged) return;
    const { met, of } = judged[collection];
    expect({ met, failures: judged.failures }).toEqual({ met: of, failures: [] });
    expect(of).toBeGreaterThanOrEqual(LEAST[collection]);
  });
});

describe('the examples of CEN', () => {
  it('are without an error', () => {
    if (folder === undefined) return;
    const examples = officialExamples(folder);
    expect(judge(examples, validatorUnderTest).failures).toEqual([]);
    expect(examples.length).toBeGreaterThan(10);
  });
});

describe('the judge', () => {
  const each: OfficialCase = {
    collection: 'kosit',
    file: 'a.xml',
    document: '<a/>',
    judgedBy: 'xrechnung',
    breaks: ['BR-DE-1'],
    keeps: ['BR-DE-2'],
  };

  it('counts a rule that is not found and one that is found wrongly', () => {
    const verdict = judge([each], () => [{ rule: 'BR-DE-2', severity: 'error' }]);
    expect(verdict.kosit).toEqual({ met: 0, of: 2 });
    expect(verdict.failures).toEqual([
      { file: 'a.xml', rule: 'BR-DE-1', expected: 'broken', got: 'kept' },
      { file: 'a.xml', rule: 'BR-DE-2', expected: 'kept', got: 'broken' },
    ]);
  });

  it('counts nothing for a validator that throws', () => {
    const verdict = judge([each], () => {
      throw new Error('no');
    });
    expect(verdict.kosit).toEqual({ met: 0, of: 2 });
    expect(verdict.failures.map(({ got }) => got)).toEqual(['no', 'no']);
  });

  it('counts nothing for a case without a document', () => {
    const verdict = judge([{ ...each, unusable: 'no mutator' }], () => [{ rule: 'BR-DE-1', severity: 'error' }]);
    expect(verdict.kosit).toEqual({ met: 0, of: 2 });
  });

  it('accepts a document with warnings and none with an error', () => {
    const whole: OfficialCase = { ...each, collection: 'valid', breaks: [], keeps: [], accepted: true };
    expect(judge([whole], () => [{ rule: 'R', severity: 'warning' }]).valid).toEqual({ met: 1, of: 1 });
    expect(judge([whole], () => [{ rule: 'R', severity: 'error' }]).valid).toEqual({ met: 0, of: 1 });
  });
});
