import { describe, expect, it } from '@jest/globals';
import { asRunVerdict, mergeVerdicts } from './come-to-rest.ts';
import { questionsOf, waitsOf, type Stopping } from './verdict.ts';

const reason = { code: 'x.y', message: { de: 'so', en: 'so' } };
const again = (at: string, afterSeconds: number): Stopping => ({
  kind: 'again',
  at,
  afterSeconds,
  reason,
  counts: true,
});
const failed = (at: string): Stopping => ({ kind: 'failed', at, reason });
const question = (at: string): Stopping => {
  const title = { de: at, en: at };
  return { kind: 'question', at, question: { kind: 'k', owner: 'o', title, evidence: {}, options: [], subject: at } };
};
const parked = (at: string): Stopping => {
  const wait = { for: 'event' as const, connection: 'c', entity: 'e', key: at, taken: [], dueAt: new Date(0) };
  return { kind: 'parked', at, wait, reason };
};
const merged = (...verdicts: Stopping[]) => {
  const verdict = mergeVerdicts(verdicts);
  if (!verdict) throw new Error('all came to their end');
  return asRunVerdict(verdict);
};

describe('steps that went at the same time', () => {
  it('and all came to their end stop nothing', () => {
    expect(mergeVerdicts([])).toBeUndefined();
  });

  it('fail with the first that failed, when nothing is left to wait for', () => {
    expect(merged(failed('a'), failed('b'))).toMatchObject({
      kind: 'ended',
      state: 'dead',
      reason: { facts: { step: 'a' } },
    });
    for (const rest of [again('r', 5), question('r'), parked('r')])
      expect(merged(failed('a'), rest)).toMatchObject({ kind: rest.kind });
  });

  it('fail with the first that demands that all is undone, wherever it stands', () => {
    const undoes: Stopping = { kind: 'failed', at: 'b', reason, compensate: true };
    expect(mergeVerdicts([failed('a'), undoes, { ...undoes, at: 'c' }])).toEqual(undoes);
    expect(mergeVerdicts([{ kind: 'failed', at: 'a', reason, decided: true }, undoes])).toEqual(undoes);
  });

  it('are tried again with the soonest, and wait for the others as well', () => {
    expect(merged(again('a', 90), again('b', 70))).toEqual({
      kind: 'again',
      afterSeconds: 70,
      reason,
      steps: ['b', 'a'],
    });
    const verdict = merged(question('q'), again('a', 3_600), parked('p'), failed('f'));
    expect(verdict).toMatchObject({ kind: 'again', afterSeconds: 3_600, steps: ['a'] });
    expect(questionsOf(verdict).map(({ path }) => path)).toEqual(['q']);
    expect(waitsOf(verdict).map(({ path }) => path)).toEqual(['p']);
  });

  it('ask their only question although another is tried again', () => {
    expect(questionsOf(merged(again('a', 5), question('q'))).map(({ path }) => path)).toEqual(['q']);
  });

  it('ask and wait all at once, however deep they stand', () => {
    const inner = mergeVerdicts([parked('a.x'), question('a.y')]);
    const verdict = merged(...(inner ? [inner] : []), question('b'), parked('c'));
    expect(verdict).toMatchObject({ kind: 'question', path: 'a.y' });
    expect(questionsOf(verdict).map(({ path }) => path)).toEqual(['a.y', 'b']);
    expect(waitsOf(verdict).map(({ path }) => path)).toEqual(['a.x', 'c']);
    expect(waitsOf(merged(parked('a'), parked('b'))).map(({ path }) => path)).toEqual(['a', 'b']);
  });
});
