import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { QuestionDraft } from '@belegfluss/sdk';
import { newId } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import {
  answerFor,
  answerQuestion,
  listQuestions,
  openQuestion,
  readQuestion,
  withdrawQuestion,
  type GivenAnswer,
} from './index.ts';

const AT = new Date('2026-03-01T08:00:00Z');
const label = { de: 'x', en: 'x' };
const draft: QuestionDraft = {
  kind: 'mapping.missing_row',
  owner: 'finance',
  subject: 'product_account/X',
  title: label,
  evidence: { sku: 'X' },
  options: [
    {
      value: 'add_row',
      label,
      consequence: label,
      fields: [
        { name: 'account', label, type: 'text', required: true },
        { name: 'rate', label, type: 'amount', required: false },
        { name: 'since', label, type: 'date', required: false },
        { name: 'unit', label, type: 'choice', required: false, choices: [{ value: 'HUR', label }] },
      ],
    },
    { value: 'reject', label, consequence: label },
  ],
};
const given = (fields: Record<string, string> = { account: '8400' }, option = 'add_row'): GivenAnswer => ({
  option,
  fields,
  by: 'anna',
  at: AT,
});
const codes = (code: string, path?: string) => ({ diagnostics: [path ? { code, path } : { code }] });

describe('questions', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  }, 120_000);
  afterAll(() => test.close());
  beforeEach(() => test.db.query('truncate question, question_waiter'));

  const ask = (runId: string, step = 'account', changed: Partial<QuestionDraft> = {}) =>
    test.db.transaction((tx) => openQuestion(tx, { draft: { ...draft, ...changed }, waiter: { runId, step }, at: AT }));
  const answer = (id: string, decision = given()) => test.db.transaction((tx) => answerQuestion(tx, id, decision));

  it('makes equal questions one question, for which all their runs wait', async () => {
    const [first, second] = [newId(), newId()];
    const opened = await Promise.all([ask(first), ask(second), ask(first)]);
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened.filter(({ created }) => created)).toHaveLength(1);
    const { waiters } = await answer(opened[0].id);
    expect(waiters).toEqual([
      { runId: first, step: 'account' },
      { runId: second, step: 'account' },
    ]);
  });

  it('opens a new question about a subject whose last one is closed', async () => {
    const run = newId();
    const { id } = await ask(run);
    await answer(id);
    expect(await ask(run)).toMatchObject({ created: true });
  });

  it('lets exactly one of two answers at once win', async () => {
    const { id } = await ask(newId());
    const outcomes = await Promise.allSettled([answer(id), answer(id, given({}, 'reject')), answer(id)]);
    const won = outcomes.filter(({ status }) => status === 'fulfilled');
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(won).toHaveLength(1);
    expect(lost.map(({ reason }) => reason)).toMatchObject([
      codes('question.already_answered'),
      codes('question.already_answered'),
    ]);
  });

  it('wakes every run that asked, also while the answer is being given', async () => {
    const runs = Array.from({ length: 20 }, () => newId());
    const { id } = await ask(newId());
    const [{ waiters }, ...joined] = await Promise.all([answer(id), ...runs.map((run) => ask(run))]);
    const asleep = joined.filter((each) => each.id === id).length;
    expect(waiters).toHaveLength(1 + asleep);
  });

  it('gives the waiting step its answer, and none while its last question is open', async () => {
    const run = newId();
    const { id } = await ask(run);
    expect(await answerFor(test.db, run, 'account')).toBeUndefined();
    await answer(id, given({ account: '8400', rate: '19.00', since: '2026-01-01', unit: 'HUR' }));
    expect(await answerFor(test.db, run, 'account')).toEqual({
      kind: 'mapping.missing_row',
      option: 'add_row',
      fields: { account: '8400', rate: '19.00', since: '2026-01-01', unit: 'HUR' },
      answeredBy: 'anna',
      answeredAt: '2026-03-01T08:00:00.000Z',
    });
    expect(await answerFor(test.db, run, 'other')).toBeUndefined();
    await ask(run, 'account', { subject: 'product_account/Y' });
    expect(await answerFor(test.db, run, 'account')).toBeUndefined();
  });

  it.each([
    ['an option that is not offered', given({}, 'shrug'), 'option'],
    ['a required field left empty', given({ account: ' ' }), 'fields.account'],
    ['a required field left out', given({}), 'fields.account'],
    ['a field that nobody asked for', given({ account: '8400', colour: 'red' }), 'fields.colour'],
    ['an amount with a comma', given({ account: '8400', rate: '19,00' }), 'fields.rate'],
    ['a day that does not exist', given({ account: '8400', since: '2026-02-30' }), 'fields.since'],
    ['a choice that is not offered', given({ account: '8400', unit: 'DAY' }), 'fields.unit'],
  ])('refuses %s and leaves the question open', async (_what, decision, path) => {
    const { id } = await ask(newId());
    await expect(answer(id, decision)).rejects.toMatchObject(codes('question.invalid_answer', path));
    expect(await readQuestion(test.db, id)).toMatchObject({ state: 'open', answer: null });
  });

  it('says so when a question does not exist or was withdrawn', async () => {
    await expect(answer(newId())).rejects.toMatchObject(codes('question.unknown'));
    await expect(answer('nonsense')).rejects.toMatchObject(codes('question.unknown'));
    const { id } = await ask(newId());
    await test.db.transaction((tx) => withdrawQuestion(tx, id, AT));
    await expect(answer(id)).rejects.toMatchObject(codes('question.withdrawn'));
  });

  it('lists by state, owner and waiting run, the oldest first', async () => {
    const [first, second] = [newId(), newId()];
    const a = await ask(first);
    const b = await ask(second, 'match', { subject: 'Y', owner: 'sales' });
    await answer(a.id);
    const ids = async (filter: Parameters<typeof listQuestions>[1]) =>
      (await listQuestions(test.db, filter)).map(({ id }) => id);
    expect(await ids({})).toEqual([a.id, b.id]);
    expect(await ids({ state: 'open' })).toEqual([b.id]);
    expect(await ids({ owner: 'finance' })).toEqual([a.id]);
    expect(await ids({ runIds: [second] })).toEqual([b.id]);
    const [listed] = await listQuestions(test.db, { state: 'open' });
    expect(listed).toMatchObject({ ...draft, subject: 'Y', owner: 'sales', openedAt: AT, dueAt: null });
    expect(listed?.waiters).toEqual([{ runId: second, step: 'match' }]);
  });

  it('keeps questions about records with characters that the database refuses', async () => {
    const hostile = { subject: 'a\0b', evidence: { 'k\0': ['\0', '\uD800'] } };
    const { id } = await ask(newId(), 'account', hostile);
    expect(await ask(newId(), 'account', hostile)).toEqual({ id, created: false });
    expect(await readQuestion(test.db, id)).toMatchObject({ evidence: { 'k\uFFFD': ['\uFFFD', '\uFFFD'] } });
  });
});
