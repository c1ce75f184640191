import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerQuestion, openQuestion } from '@belegfluss/records';
import { journalWorld, type JournalWorld } from '../../test/journal-world.ts';
import {
  answeredRecords,
  forgetWaiting,
  keepShadows,
  keepWaiting,
  memoryOf,
  recall,
  writtenContents,
} from './memory-rows.ts';
import { RECORD_FAILED } from './record-question.ts';
import type { SyncJob } from './sync-job.ts';

let world: JournalWorld;
beforeAll(async () => {
  world = await journalWorld();
});
afterAll(() => world.close());

/** A pass of a sync that copies deals. */
async function passOf(flow: string, source = 'crm.deal'): Promise<SyncJob> {
  const { run } = await world.hold(await world.newRun());
  return { flow, source, journal: { run } } as unknown as SyncJob;
}
/** The same key in another sync, and in the same sync of another source. */
const strangersOf = (flow: string) => Promise.all([passOf(`${flow}_other`), passOf(flow, 'shop.deal')]);
const changed = (key: string, day = 1) => ({ key, changedAt: `2026-03-0${day}T10:00:00.000Z`, record: { id: key } });
const write = (key: string, text: string, known = false) => ({
  record: changed(key),
  effectKey: key,
  hash: `hash of ${text}`,
  input: { text, password: 'x' },
  known,
});
const title = { de: 'Was nun?', en: 'What now?' };
const options = [{ value: 'leave', label: title, consequence: title }];
const ask = async (subject: string, kind = RECORD_FAILED) =>
  (
    await openQuestion(world.test.db, {
      draft: { kind, owner: 'o', title, evidence: { of: subject }, options, subject },
      at: new Date(),
    })
  ).id;
const answer = (id: string) =>
  answerQuestion(world.test.db, id, { option: 'leave', fields: {}, by: 'anna', at: new Date() });
const waiting = (key: string, questionId: string | null, day = 1) => ({
  record: changed(key, day),
  recordHash: `hash of ${key}`,
  questionId,
});

describe('what is remembered of records that were written', () => {
  it('is what was written last and how often, of the own sync and source alone', async () => {
    const { db } = world.test;
    const [first, later] = [await passOf('copy'), await passOf('copy')];
    for (const stranger of await strangersOf('copy')) await keepShadows(db, stranger, 9, [write('a', 'theirs')]);
    expect(await recall(db, first, ['a'])).toEqual(new Map());
    await keepShadows(db, first, 1, [write('a', 'one'), write('b', 'one')]);
    await keepShadows(db, later, 2, [write('a', 'two', true)]);
    const found = await recall(db, later, ['a', 'b', 'never']);
    const { id } = later.journal.run;
    expect(found.get('a')).toMatchObject({ hash: 'hash of two', writes: 2, runId: id, page: 2, outcome: 'updated' });
    expect(found.get('b')).toMatchObject({ hash: 'hash of one', writes: 1, page: 1, outcome: 'created' });
    expect([...found.keys()]).toEqual(['a', 'b']);
    expect(memoryOf(found.get('a'))).toEqual({ hash: 'hash of two', writes: 2 });
    expect(memoryOf(found.get('never'))).toEqual({});
  });

  it('is shown without its secrets', async () => {
    const { db } = world.test;
    const pass = await passOf('shown');
    for (const stranger of await strangersOf('shown')) await keepShadows(db, stranger, 1, [write('a', 'theirs')]);
    await keepShadows(db, pass, 1, [write('a', 'ours'), write('b', 'ours')]);
    const contents = await writtenContents(db, pass, ['a']);
    expect([...contents]).toEqual([['a', { text: 'ours', password: expect.not.stringMatching(/^x$/) }]]);
  });
});

describe('what is remembered of records that wait', () => {
  it('is the content that waits and the question, until they are forgotten by their own sync', async () => {
    const { db } = world.test;
    const pass = await passOf('wait');
    const strangers = await strangersOf('wait');
    const [failed, hole] = [await ask('wait/a'), await ask('wait/b', 'mapping.missing_row')];
    for (const job of [pass, ...strangers]) await keepWaiting(db, job, [waiting('a', failed), waiting('b', hole)]);
    const kept = await recall(db, pass, ['a', 'b']);
    expect(kept.get('a')).toMatchObject({ waitingHash: 'hash of a', questionId: failed, ownQuestion: failed });
    // Others may wait for the same row of a table.
    expect(kept.get('b')).toMatchObject({ questionId: hole, ownQuestion: null });
    expect(memoryOf(kept.get('a'))).toEqual({});
    await answer(failed);
    expect((await recall(db, pass, ['a'])).get('a')).toMatchObject({ questionId: failed, ownQuestion: null });
    await keepWaiting(db, pass, [{ ...waiting('b', null), recordHash: 'left as it is' }]);
    await forgetWaiting(db, pass, ['a']);
    expect([...(await recall(db, pass, ['a', 'b']))]).toMatchObject([
      ['b', { waitingHash: 'left as it is', questionId: null }],
    ]);
    for (const stranger of strangers) expect((await recall(db, stranger, ['a', 'b'])).size).toBe(2);
  });

  it('comes back when the question is answered, the oldest change first and no more than are asked for', async () => {
    const { db } = world.test;
    const pass = await passOf('answer');
    const [yes, open] = [await ask('answer/yes'), await ask('answer/open')];
    const rows = [waiting('late', yes, 3), waiting('early', yes, 1), waiting('middle', yes, 2), waiting('still', open)];
    await keepWaiting(db, pass, [...rows, waiting('left', null)]);
    for (const stranger of await strangersOf('answer')) await keepWaiting(db, stranger, [waiting('theirs', yes)]);
    expect(await answeredRecords(db, pass, 9)).toEqual([]);
    await answer(yes);
    const found = await answeredRecords(db, pass, 9);
    expect(found.map(({ record }) => record)).toEqual([changed('early', 1), changed('middle', 2), changed('late', 3)]);
    expect(found[0]?.question).toMatchObject({
      id: yes,
      kind: RECORD_FAILED,
      evidence: { of: 'answer/yes' },
      answer: { option: 'leave', answeredBy: 'anna' },
    });
    expect((await answeredRecords(db, pass, 2)).map(({ record }) => record.key)).toEqual(['early', 'middle']);
  });
});
