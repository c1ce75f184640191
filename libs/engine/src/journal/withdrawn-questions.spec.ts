import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerQuestion, listQuestions, openQuestion } from '@belegfluss/records';
import { journalWorld, type JournalWorld } from '../../test/journal-world.ts';
import { leaveQuestion, withdrawQuestions } from './withdrawn-questions.ts';

describe('questions of a run that a person ends', () => {
  let world: JournalWorld;
  beforeAll(async () => {
    world = await journalWorld();
  });
  afterAll(() => world.close());
  const title = { de: 'Wie?', en: 'How?' };
  const options = [{ value: 'so', label: title, consequence: title }];
  const ask = (runId: string, subject: string, dueAt?: Date) =>
    openQuestion(world.test.db, {
      draft: { kind: 'flow.question', owner: 'o', title, evidence: {}, options, subject },
      waiter: { runId, step: 'how' },
      at: new Date(),
      ...(dueAt && { dueAt }),
    });
  const stateOf = async (runId: string) => (await listQuestions(world.test.db, { runIds: [runId] }))[0]?.state;

  it('are taken back, unless another run waits for the answer', async () => {
    const [one, other] = [await world.newRun('1'), await world.newRun('2')];
    await ask(one, 'shared');
    await ask(other, 'shared');
    await withdrawQuestions(world.test.db, [one]);
    expect(await stateOf(one)).toBe('open');
    await withdrawQuestions(world.test.db, [one, other]);
    expect(await stateOf(one)).toBe('withdrawn');
  });

  it('keep the answer that comes at the same moment', async () => {
    const run = await world.newRun('3');
    const { id } = await ask(run, 'own');
    let withdrawing: Promise<void> | undefined;
    await world.test.db.transaction(async (tx) => {
      await answerQuestion(tx, id, { option: 'so', fields: {}, by: 'anna', at: new Date() });
      withdrawing = world.test.db.transaction((other) => withdrawQuestions(other, [run]));
      await sleep(200);
    });
    await withdrawing;
    expect(await stateOf(run)).toBe('answered');
  });

  it('cannot be left any more once they are answered', async () => {
    const run = await world.newRun('6');
    const { id } = await ask(run, 'late');
    await answerQuestion(world.test.db, id, { option: 'so', fields: {}, by: 'anna', at: new Date() });
    expect(await world.test.db.transaction((tx) => leaveQuestion(tx, run, 'how', new Date()))).toBe(false);
  });

  it('stay open for another run when the time of one is over, until its own', async () => {
    const [one, other] = [await world.newRun('4'), await world.newRun('5')];
    const [soon, later] = [new Date(Date.now() + 60_000), new Date(Date.now() + 120_000)];
    const { id } = await ask(one, 'timed', soon);
    await ask(other, 'timed', later);
    const dueOf = async () => (await listQuestions(world.test.db, { runIds: [other] }))[0]?.dueAt?.getTime();
    expect(await dueOf()).toBe(soon.getTime());
    const leave = (run: string) => world.test.db.transaction((tx) => leaveQuestion(tx, run, 'how', soon));
    expect(await leave(one)).toBe(true);
    expect([await stateOf(other), await dueOf()]).toEqual(['open', undefined]);
    await ask(other, 'timed', later);
    expect(await dueOf()).toBe(later.getTime());
    expect(await leave(other)).toBe(true);
    const [state] = await world.test.db.query('select state from question where id = $1', [id]);
    expect(state).toEqual({ state: 'withdrawn' });
    // Whoever was lost before it went on comes again, and nobody has answered since.
    expect([await leave(one), await leave(other)]).toEqual([true, true]);
  });
});
