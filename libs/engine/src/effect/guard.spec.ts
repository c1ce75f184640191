import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ConnectorError,
  QuestionRaised,
  systemClock,
  type Action,
  type Answer,
  type WriteContext,
} from '@belegfluss/sdk';
import { Type } from 'typebox';
import { journalWorld, type JournalWorld } from '../../test/journal-world.ts';
import { FencedError, type RunJournal } from '../journal/run-journal.ts';
import { guardedWrite } from './guard.ts';

const lost = () => new ConnectorError('transient', 'cut', { outcome: 'unknown' });
const refused = () => new ConnectorError('invalid', 'no', { outcome: 'rejected' });
const answered = (option: string): Answer => ({
  option,
  fields: {},
  answeredBy: 'anna',
  answeredAt: '2026-01-01T00:00:00.000Z',
});

/** A system that counts what happened to it; `next` says what becomes of the next request. */
class Outside {
  happened: string[] = [];
  lookups = 0;
  next: { error: Error; committed: boolean }[] = [];
  onSend: () => Promise<void> = () => Promise.resolve();

  action(effect: 'K' | 'L' | 'D' | 'N'): Action {
    const title = { de: 'Bestellen', en: 'Order' };
    const find = (ctx: WriteContext) => {
      this.lookups += 1;
      return Promise.resolve(this.happened.includes(ctx.effectKey) ? { found: true } : undefined);
    };
    const effects: Record<typeof effect, Action['effect']> = {
      K: { kind: 'write', class: 'K', keyValidFor: 'P1D' },
      L: { kind: 'write', class: 'L', find },
      D: { kind: 'write', class: 'D', lag: () => 'PT10S', find },
      N: { kind: 'write', class: 'N' },
    };
    const run = async (ctx: WriteContext) => {
      await this.onSend();
      const fault = this.next.shift();
      if (!fault || fault.committed) this.happened.push(ctx.effectKey);
      if (fault) throw fault.error;
      return { count: this.happened.length };
    };
    return { id: 'order', title, input: Type.Object({}), output: Type.Object({}), effect: effects[effect], run };
  }
}

describe('a guarded write', () => {
  let world: JournalWorld;
  let outside: Outside;
  let serial = 0;
  let key = '';
  beforeAll(async () => {
    world = await journalWorld();
  });
  afterAll(() => world.close());
  beforeEach(() => {
    outside = new Outside();
    serial += 1;
    key = `probe/order/${serial}/once`;
  });

  const write = (journal: RunJournal, kind: 'K' | 'L' | 'D' | 'N', answer?: Answer) => {
    const context = {
      effectKey: key,
      config: {},
      clock: systemClock,
      signal: AbortSignal.timeout(10_000),
      ...(answer && { answer }),
    } as unknown as WriteContext;
    return guardedWrite(journal, {
      key,
      path: 'order',
      connection: 'shop',
      action: outside.action(kind),
      input: {},
      context,
    });
  };
  /** One attempt as a worker makes it: whatever came of it is on disk afterwards. */
  const attempt = async (runId: string, kind: 'K' | 'L' | 'D' | 'N', answer?: Answer) => {
    const journal = await world.hold(runId);
    const verdict = await write(journal, kind, answer).catch((error: Error) => error);
    await journal.flush();
    return verdict;
  };
  const stored = async () =>
    (
      await world.test.db.query<{ state: string; lookups: number; run_id: string }>(
        'select state, lookups, run_id from effect where key = $1',
        [key],
      )
    )[0];
  const pass = (seconds: number) =>
    world.test.db.query("update effect set tried_at = tried_at - $2 * interval '1 second' where key = $1", [
      key,
      seconds,
    ]);

  it('has its intent on disk when the request leaves, and its outcome afterwards', async () => {
    let seen: string | undefined;
    outside.onSend = async () => {
      seen = (await stored())?.state;
    };
    expect(await attempt(await world.newRun(), 'L')).toEqual({ kind: 'done', output: { count: 1 } });
    expect([seen, (await stored())?.state]).toEqual(['intended', 'confirmed']);
  });

  it('of class K leaves the counting to the other system', async () => {
    const run = await world.newRun();
    await attempt(run, 'K');
    expect(await stored()).toBeUndefined();
  });

  it('of class K whose answer was lost is sent again as long as the system knows the key, then asked about', async () => {
    const run = await world.newRun();
    outside.next.push({ error: lost(), committed: true }, { error: lost(), committed: true });
    expect(await attempt(run, 'K')).toEqual(lost());
    await pass(23 * 3_600);
    expect(await attempt(run, 'K')).toEqual(lost());
    // The key is remembered since it was first sent, not since it was last.
    await pass(3_700);
    expect(await attempt(run, 'K')).toMatchObject({ kind: 'question', question: { kind: 'effect.unknown_outcome' } });
    expect(outside.happened).toHaveLength(2);
    expect(await attempt(run, 'K')).toMatchObject({ kind: 'question' });
    expect(await attempt(run, 'K', answered('repeat'))).toMatchObject({ kind: 'done', output: { count: 3 } });
    expect(await attempt(run, 'K')).toMatchObject({ kind: 'done', output: { count: 3 } });
  });

  it('of class K is done where a person says that it happened', async () => {
    const run = await world.newRun();
    outside.next.push({ error: lost(), committed: true });
    await attempt(run, 'K');
    await pass(90_000);
    await attempt(run, 'K');
    expect(await attempt(run, 'K', answered('happened'))).toMatchObject({ kind: 'done', output: null });
    expect(outside.happened).toHaveLength(1);
  });

  it('of class K whose repetition was refused is in doubt no more, however old the key is', async () => {
    const run = await world.newRun();
    outside.next.push({ error: lost(), committed: false }, { error: refused(), committed: false });
    await attempt(run, 'K');
    await pass(90_000);
    await attempt(run, 'K');
    expect(await attempt(run, 'K', answered('repeat'))).toEqual(refused());
    await world.test.db.query("update run set at_work_since = now() - interval '2 days' where id = $1", [run]);
    expect(await attempt(run, 'K')).toMatchObject({ kind: 'done', output: { count: 1 } });
  });

  it.each([
    ['soon', 3_600, 'done'],
    ['when its key may be forgotten', 90_000, 'question'],
  ])('of class K that a dead worker may have sent is taken up %s', async (_when, secondsAgo, kind) => {
    const run = await world.newRun();
    // It writes down nothing, as one that dies.
    await write(await world.hold(run), 'K');
    await world.test.db.query("update run set at_work_since = now() - $2 * interval '1 second' where id = $1", [
      run,
      secondsAgo,
    ]);
    expect(await attempt(run, 'K')).toMatchObject({ kind });
    expect(outside.happened).toHaveLength(kind === 'done' ? 2 : 1);
    // However often workers die of the question, it stands.
    if (kind === 'question') expect(await attempt(run, 'K')).toMatchObject({ kind });
  });

  it.each(['L', 'D', 'N'] as const)('of class %s is sent again after the system said no', async (kind) => {
    const run = await world.newRun();
    outside.next.push({ error: refused(), committed: false });
    expect(await attempt(run, kind)).toBeInstanceOf(ConnectorError);
    expect((await stored())?.state).toBe('rejected');
    expect(await attempt(run, kind)).toMatchObject({ kind: 'done' });
    expect([outside.happened.length, outside.lookups]).toEqual([1, 0]);
  });

  it('that asked a person instead of sending counts as not sent', async () => {
    const question = new QuestionRaised({
      kind: 'a.b',
      owner: 'x',
      title: { de: '', en: '' },
      evidence: {},
      options: [],
      subject: 's',
    });
    outside.next.push({ error: question, committed: false });
    const run = await world.newRun();
    expect(await attempt(run, 'N')).toBe(question);
    expect((await stored())?.state).toBe('rejected');
  });

  it('takes over the confirmed outcome of another run', async () => {
    const first = await world.newRun();
    await attempt(first, 'N');
    expect(await attempt(await world.newRun(), 'N')).toEqual({ kind: 'done', output: { count: 1 }, by: first });
    expect(outside.happened).toHaveLength(1);
  });

  it.each([true, false])(
    'of class L is looked up after a lost answer (it happened: %s) and happens once',
    async (committed) => {
      const run = await world.newRun();
      outside.next.push({ error: lost(), committed });
      await attempt(run, 'L');
      expect((await stored())?.state).toBe('unknown');
      expect(await attempt(run, 'L')).toMatchObject({ kind: 'done' });
      expect([outside.happened.length, outside.lookups]).toEqual([1, 1]);
    },
  );

  it('of class L is looked up when the process died between intent and outcome', async () => {
    const run = await world.newRun();
    outside.next.push({ error: new Error('killed'), committed: true });
    await write(await world.hold(run), 'L').catch(() => undefined);
    expect((await stored())?.state).toBe('intended');
    expect(await attempt(run, 'L')).toMatchObject({ kind: 'done', output: { found: true } });
    expect(outside.happened).toHaveLength(1);
  });

  it('of class D waits for the lag, asks twice and only then repeats, also across restarts', async () => {
    const run = await world.newRun();
    outside.next.push({ error: lost(), committed: false });
    await attempt(run, 'D');
    expect(await attempt(run, 'D')).toMatchObject({
      kind: 'again',
      counts: false,
      reason: { code: 'effect.waiting_for_index' },
    });
    expect(outside.lookups).toBe(0);
    await pass(10);
    expect(await attempt(run, 'D')).toMatchObject({ kind: 'again', afterSeconds: 10 });
    expect([outside.lookups, (await stored())?.lookups]).toEqual([1, 1]);
    expect(await attempt(run, 'D')).toMatchObject({ kind: 'again' });
    expect(outside.lookups).toBe(1);
    await pass(10);
    expect(await attempt(run, 'D')).toMatchObject({ kind: 'done', output: { count: 1 } });
    expect([outside.lookups, outside.happened.length, (await stored())?.lookups]).toEqual([2, 1, 0]);
  });

  it('of class D is not repeated when the index shows it at the second look', async () => {
    const run = await world.newRun();
    outside.next.push({ error: lost(), committed: false });
    await attempt(run, 'D');
    await pass(10);
    await attempt(run, 'D');
    outside.happened.push(key);
    await pass(10);
    expect(await attempt(run, 'D')).toMatchObject({ kind: 'done', output: { found: true } });
    expect(outside.happened).toHaveLength(1);
  });

  it('of class N asks a person, who may say that it happened', async () => {
    const run = await world.newRun();
    outside.next.push({ error: lost(), committed: true });
    await attempt(run, 'N');
    expect(await attempt(run, 'N')).toMatchObject({
      kind: 'question',
      question: { kind: 'effect.unknown_outcome', subject: key },
    });
    expect(await attempt(run, 'N', answered('happened'))).toEqual({ kind: 'done', output: null, by: run });
    expect((await stored())?.state).toBe('confirmed');
    expect(outside.happened).toHaveLength(1);
  });

  it('of class N asks again when the repetition is lost as well: one answer allows one repetition', async () => {
    const run = await world.newRun();
    const yes = answered('repeat');
    outside.next.push({ error: lost(), committed: false }, { error: lost(), committed: true });
    await attempt(run, 'N');
    await attempt(run, 'N');
    await attempt(run, 'N', yes);
    expect(await attempt(run, 'N', yes)).toMatchObject({ kind: 'question' });
    expect(outside.happened).toHaveLength(1);
    expect(await attempt(run, 'N', yes)).toMatchObject({ kind: 'done' });
    expect(outside.happened).toHaveLength(2);
  });

  it('sends nothing from an attempt that another worker has taken over', async () => {
    const run = await world.newRun();
    const stale = await world.hold(run);
    await world.hold(run);
    await expect(write(stale, 'L')).rejects.toBeInstanceOf(FencedError);
    expect([outside.happened.length, await stored()]).toEqual([0, undefined]);
  });
});
