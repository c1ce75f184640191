import { describe, expect, it } from '@jest/globals';
import type { QuestionRow } from '../../rest/answers.ts';
import { questionText } from './question-text.ts';

const QUESTION = {
  title: { de: 'Wie weiter?', en: 'What now?' },
  kind: 'run.step_failed',
  owner: 'sales',
  state: 'open',
  evidence: { step: 'noted', message: { de: 'Deal 1 fehlt', en: 'deal 1 is missing' }, amount: { net: '1.00' } },
  options: [],
  answer: null,
} as unknown as QuestionRow;

describe('a question on the command line', () => {
  it('tells what is known in the language of the reader', () => {
    expect(questionText(QUESTION, ({ de }) => de)).toContain('  message: Deal 1 fehlt\n');
    expect(questionText(QUESTION, ({ en }) => en)).toContain('  message: deal 1 is missing\n  amount: {"net":"1.00"}');
  });
});
