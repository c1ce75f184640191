import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { journalWorld, type JournalWorld } from '../../test/journal-world.ts';
import { COMPENSATION } from '../run/compensate.ts';
import type { RunJournal } from '../journal/run-journal.ts';
import { storedHolders } from './holders.ts';

const KEY = 'probe/put/k/once';

describe('whose an effect is', () => {
  let world: JournalWorld;
  let first: RunJournal;
  let second: RunJournal;
  beforeEach(async () => {
    world = await journalWorld();
    first = await world.hold(await world.newRun());
    second = await world.hold(await world.newRun());
    await world.test.db.query(
      `insert into effect (key, run_id, path, connection, action, class, state, attempt)
       values ($1, $2, 'put', 'shop', 'put', 'L', 'confirmed', 1)`,
      [KEY, first.run.id],
    );
    // Steps as any run has them; only one that undoes says something.
    for (const { run } of [first, second])
      await world.test.db.query(
        "insert into step (run_id, path, kind, state, started_at) values ($1, 'put', 'call', 'done', now())",
        [run.id],
      );
  });
  afterEach(() => world.close());
  const beginUndoing = (journal: RunJournal) =>
    world.test.db.query(
      "insert into step (run_id, path, kind, state, started_at) values ($1, $2, 'compensate', 'running', now())",
      [journal.run.id, COMPENSATION],
    );

  it('is that of the run that meant it, until another takes it over', async () => {
    expect(await storedHolders(second).mayUndo(KEY)).toBe(false);
    expect(await storedHolders(first).mayUndo(KEY)).toBe(true);
    expect(await storedHolders(second).takeOver(KEY)).toBe(true);
    expect(await storedHolders(first).mayUndo(KEY)).toBe(false);
    expect(await storedHolders(second).mayUndo(KEY)).toBe(true);
  });

  it('is again that of the run that meant it when the one that took it over is undone', async () => {
    await storedHolders(second).takeOver(KEY);
    await beginUndoing(second);
    expect(await storedHolders(first).mayUndo(KEY)).toBe(false);
    await world.test.db.query("update step set state = 'done' where run_id = $1 and path = $2", [
      second.run.id,
      COMPENSATION,
    ]);
    expect(await storedHolders(first).mayUndo(KEY)).toBe(true);
  });

  it('is taken over from nobody who undoes it, but from one that was set aside in the middle', async () => {
    await beginUndoing(first);
    expect(await storedHolders(second).takeOver(KEY)).toBe(false);
    await world.test.db.query("update run set state = 'dead', ended_at = now() where id = $1", [first.run.id]);
    expect(await storedHolders(second).takeOver(KEY)).toBe(true);
  });

  it('is not given to two that reach for it in the same moment', async () => {
    await beginUndoing(first);
    const [mayUndo, isTaken] = await Promise.all([
      storedHolders(first).mayUndo(KEY),
      storedHolders(second).takeOver(KEY),
    ]);
    expect([mayUndo, isTaken]).toEqual([true, false]);
  });

  it('is free again when it is undone', async () => {
    await storedHolders(second).takeOver(KEY);
    await world.test.db.query("update effect set state = 'undone' where key = $1", [KEY]);
    expect(await storedHolders(first).takeOver(KEY)).toBe(false);
    await first.intend({
      key: KEY,
      runId: first.run.id,
      path: 'put',
      connection: 'shop',
      action: 'put',
      class: 'L',
      state: 'intended',
      attempt: first.run.attempt,
      lookups: 0,
      output: null,
    });
    expect(await storedHolders(first).mayUndo(KEY)).toBe(true);
  });
});
