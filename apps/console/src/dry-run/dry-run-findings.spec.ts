import { describe, expect, it } from '@jest/globals';
import type { DryRunResult, WouldBeStep } from '../api/schema.ts';
import { outlineOf } from '../flow-graph/flow-outline.ts';
import { dryRunFindings } from './dry-run-findings.ts';

const SOURCE = `flow: probe
steps:
  company: { read: crm.company }
  lines:
    each: { expr: record.lines }
    steps:
      account: { lookup: product_account }
`;
const KINDS = { triggers: ['entity'], steps: ['read', 'each', 'lookup'] };

function step(path: string, state: WouldBeStep['state'], code?: string): WouldBeStep {
  const error = code === undefined ? null : { code, message: { de: `${path} ging schief`, en: `${path} went wrong` } };
  return { path, kind: 'read', use: null, state, input: null, output: null, error };
}

function findings(...steps: WouldBeStep[]) {
  const run: DryRunResult = {
    flow: 'probe',
    revision: '',
    state: 'dead',
    reason: null,
    at: null,
    steps,
    effects: [],
    questions: [],
    emitted: [],
    assumed: [],
    onceKey: null,
    doneBefore: false,
    standing: [],
  };
  const outline = outlineOf(SOURCE, KINDS);
  if (!outline) throw new Error('not readable');
  return dryRunFindings(run, outline, {
    message: ({ code, message }) => `${code}: ${message.en}`,
    remedy: 'look there',
  });
}

describe('what failed in a dry run', () => {
  it('stands at the line of its step, also where the step is repeated', () => {
    const [account] = findings(step('company', 'done'), step('lines[1].account', 'failed', 'mapping.missing_row'));
    expect(account).toEqual({
      code: 'mapping.missing_row',
      severity: 'error',
      message: {
        de: 'mapping.missing_row: lines[1].account went wrong',
        en: 'mapping.missing_row: lines[1].account went wrong',
      },
      remedy: { de: 'look there', en: 'look there' },
      line: 7,
      column: 7,
    });
  });

  it('is a warning where a later try may mend it, and nothing where the text has no such step', () => {
    const found = findings(step('company', 'waiting', 'connector.timeout'), step('gone', 'failed', 'record.missing'));
    expect(found.map(({ line, severity }) => [line, severity])).toEqual([[3, 'warning']]);
  });
});
