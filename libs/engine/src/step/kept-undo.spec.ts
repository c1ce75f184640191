import { describe, expect, it } from '@jest/globals';
import { parseExpression, type PlannedCall } from '@belegfluss/flow';
import { keptUndo } from './kept-undo.ts';
import type { StepContext } from './step-context.ts';

const WRITTEN = { key: 'sale/lines[0].put/1/once', intent: 'once' };

/** What is kept of an undo whose input is this expression, for a step on the way of a loop. */
function kept(expression: string, output: unknown) {
  const undo = { with: { kind: 'expression', expression: parseExpression(expression) } } as unknown as PlannedCall;
  const context = {
    path: 'lines[0].put',
    scope: { record: { no: 'R-1' }, steps: { before: { name: 'pen' } } },
    journal: { nextUndo: () => 7 },
  } as unknown as StepContext;
  return keptUndo(undo, WRITTEN, output, context);
}

describe('what is kept to undo a write', () => {
  it('is told from what the write gave, and from all that the step could read', () => {
    const input = 'steps.put.id + " " + steps.before.name + " " + record.no';
    expect(kept(input, { id: 'o1' })).toEqual({ ...WRITTEN, number: 7, input: 'o1 pen R-1' });
  });

  it('is the reason where it cannot be told: what is done stays done, and a person hears of it when it matters', () => {
    expect(kept('steps.put.missing', { id: 'o1' })).toEqual({
      ...WRITTEN,
      number: 7,
      error: expect.objectContaining({ code: 'expression.failed' }),
    });
  });
});
