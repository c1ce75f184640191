import { describe, expect, it } from '@jest/globals';
import { ConnectorError, DiagnosticError, QuestionRaised, type ErrorKind } from '@belegfluss/sdk';
import { ExpressionError, parseExpression, type PlannedStep, type RetryPolicy } from '@belegfluss/flow';
import { backOff, judge } from './judge.ts';
import { FencedError } from '../journal/run-journal.ts';
import type { StepRecord } from './run-record.ts';

const NOW = new Date('2026-01-01T12:00:00Z');
const step = (retry: Partial<RetryPolicy> = {}): PlannedStep => ({
  kind: 'stop',
  id: 'order',
  as: 'done',
  reason: '',
  onError: 'dead',
  retry: { max: 3, withinSeconds: 600, ...retry },
});
const record = (tries = 0, ageSeconds = 0): StepRecord => ({
  path: 'order',
  kind: 'call',
  use: null,
  state: 'waiting',
  tries,
  input: null,
  output: null,
  error: null,
  startedAt: new Date(NOW.getTime() - ageSeconds * 1_000).toISOString(),
  endedAt: null,
  spans: null,
});
const call = (kind: ErrorKind, details: Partial<ConstructorParameters<typeof ConnectorError>[2]> = {}) =>
  new ConnectorError(kind, 'no', { outcome: 'rejected', ...details });
const verdict = (error: unknown, tries = 0, age = 0, retry: Partial<RetryPolicy> = {}) =>
  judge(error, step(retry), record(tries, age), NOW, () => 0.5);
const fromDatabase = (code: string) => Object.assign(new Error('database says no'), { name: 'QueryFailedError', code });

describe('the verdict on a failed step', () => {
  it.each<[ErrorKind, string]>([
    ['auth', 'failed'],
    ['rate_limited', 'again'],
    ['transient', 'again'],
    ['conflict', 'again'],
    ['gone', 'failed'],
    ['invalid', 'failed'],
    ['schema_drift', 'failed'],
    ['permanent', 'failed'],
    ['breaker_open', 'again'],
  ])('of the kind %s is %s', (kind, expected) => {
    expect(verdict(call(kind))).toMatchObject({ kind: expected, reason: { code: `connector.${kind}` } });
  });

  it('is another try for any kind whose outcome nobody knows', () => {
    expect(verdict(call('permanent', { outcome: 'unknown' }))).toMatchObject({ kind: 'again', counts: true });
  });

  it.each<ErrorKind>(['rate_limited', 'breaker_open'])(
    'parks a step that our own %s held back, without counting it',
    (kind) => {
      expect(verdict(call(kind, { outcome: 'not_sent' }), 99, 1e6)).toMatchObject({
        kind: 'again',
        counts: false,
        afterSeconds: 5,
      });
      expect(verdict(call(kind, { outcome: 'not_sent', retryAfterSeconds: 42 }))).toMatchObject({ afterSeconds: 42 });
    },
  );

  it('stays away as long as the other system asked for', () => {
    expect(verdict(call('rate_limited', { retryAfterSeconds: 120 }))).toMatchObject({
      kind: 'again',
      afterSeconds: 120,
      counts: true,
    });
  });

  it('ends after the number of tries, and after the time that is allowed for them', () => {
    expect(verdict(call('transient'), 2)).toMatchObject({ kind: 'again' });
    expect(verdict(call('transient'), 3)).toMatchObject({ kind: 'failed' });
    expect(verdict(call('transient'), 1, 600)).toMatchObject({ kind: 'again' });
    expect(verdict(call('transient'), 1, 601)).toMatchObject({ kind: 'failed' });
    expect(verdict(call('transient'), 0, 0, { max: 0 })).toMatchObject({ kind: 'failed' });
  });

  it('tries again after the first failure although the step was parked for hours', () => {
    expect(verdict(call('transient'), 0, 7_200)).toMatchObject({ kind: 'again' });
  });

  it('lets the condition of the flow decide', () => {
    const condition = parseExpression('error.kind in ["invalid"]');
    expect(verdict(call('invalid'), 0, 0, { condition })).toMatchObject({ kind: 'again' });
    expect(verdict(call('transient'), 0, 0, { condition })).toMatchObject({ kind: 'failed' });
  });

  it('keeps the reason of the failure when the condition cannot be read on it', () => {
    const condition = parseExpression('error.facts.status == 409');
    expect(verdict(call('transient'), 0, 0, { condition })).toMatchObject({
      kind: 'failed',
      reason: { code: 'connector.transient' },
    });
  });

  it('is a question, a diagnostic or a faulty expression under its own code', () => {
    const question = { kind: 'a.b', owner: 'x', title: { de: '', en: '' }, evidence: {}, options: [], subject: 's' };
    expect(verdict(new QuestionRaised(question))).toEqual({ kind: 'question', question });
    expect(verdict(new ExpressionError('expression.failed', 'No such key: a', 3))).toMatchObject({
      kind: 'failed',
      reason: { code: 'expression.failed', facts: { step: 'order' } },
    });
    const text = { de: 'kein Kurs', en: 'no rate' };
    expect(
      verdict(
        new DiagnosticError({
          code: 'billing.no_rate',
          severity: 'error',
          message: text,
          remedy: text,
          facts: { a: 1 },
        }),
      ),
    ).toMatchObject({
      kind: 'failed',
      reason: { code: 'billing.no_rate', message: text, facts: { a: 1 } },
    });
    expect(verdict(new TypeError('x is undefined'))).toMatchObject({
      kind: 'failed',
      reason: { code: 'run.unexpected' },
    });
    expect(verdict('a text')).toMatchObject({
      kind: 'failed',
      reason: { code: 'run.unexpected', message: { de: 'Damit war nicht zu rechnen: a text' } },
    });
  });

  it.each(['08006', '40001', '40P01', '53300', '55P03', '57P01', '57P03', '58030', 'XX000', '23505'])(
    'is none when our database says %s: the attempt starts over',
    (code) => {
      expect(() => verdict(fromDatabase(code))).toThrow('database says no');
    },
  );

  it.each(['22P05', '22P02', '23502', '23514', '42P01'])(
    'is a failure when our database refuses the data (%s)',
    (code) => {
      expect(verdict(fromDatabase(code))).toMatchObject({ kind: 'failed', reason: { code: 'run.unexpected' } });
    },
  );

  it('is another try when our database lacks memory for the step, and a failure when that does not end', () => {
    const reason = { code: 'run.database_lacks_memory' };
    expect(verdict(fromDatabase('53200'))).toMatchObject({ kind: 'again', counts: true, reason });
    expect(verdict(fromDatabase('53200'), 3)).toMatchObject({ kind: 'failed', reason });
  });

  it('is none when the connection to our database is lost, or the run is somebody else’s', () => {
    expect(() => verdict(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))).toThrow(
      'ECONNREFUSED',
    );
    expect(() => verdict(new Error('Connection terminated unexpectedly'))).toThrow('terminated');
    expect(() => verdict(new FencedError('1'))).toThrow(FencedError);
  });
});

describe('the pause before the next try', () => {
  it('doubles its ceiling up to five minutes and never is nothing', () => {
    expect([0, 1, 2, 3, 20, 2_000].map((tries) => backOff(tries, () => 1))).toEqual([1, 2, 4, 8, 300, 300]);
    expect(backOff(5, () => 0)).toBe(0.2);
  });
});
