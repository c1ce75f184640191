import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { firstIdAt, newId } from '@belegfluss/store';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { alertText } from './alert-words.ts';
import { flowsGoingRound } from './going-round.ts';

/** The id of a run that was begun so long ago, another one for each number. */
function idAt(minutesAgo: number, n: number): string {
  return firstIdAt(new Date(Date.now() - minutesAgo * 60_000)).slice(0, -3) + n.toString(16).padStart(3, '0');
}

describe('a flow that answers its own changes', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());
  beforeEach(() => test.db.query('delete from run'));

  const ran = async (count: number, { key = 'deal-1', minutesAgo = 0, parent = false } = {}) => {
    for (let n = 0; n < count; n += 1) {
      const id = minutesAgo > 0 ? idAt(minutesAgo, n) : newId();
      await test.db.query(
        `insert into run (id, flow, revision, trigger, record_key, input, parent_id, parent_path)
         values ($1, 'echo', '1', 'changed', $2, '{}', $3, $4)`,
        [id, key, parent ? newId() : null, parent ? 'part' : null],
      );
    }
  };

  it('is told of when it has run for one record more than a hundred times in five minutes', async () => {
    await ran(100);
    expect(await flowsGoingRound(test.db)).toEqual([]);
    await ran(1);
    const [found] = await flowsGoingRound(test.db);
    expect(found).toMatchObject({ key: 'going_round/echo', facts: { flow: 'echo', count: 101 } });
    expect(alertText('going_round', found?.facts ?? {}).en).toBe(
      'The flow "echo" has run 101 times in 5 minutes for one and the same record; see with "belegfluss runs --flow echo" whether it answers its own changes, and take it out of service with "belegfluss flows withdraw echo" until it does so no more.',
    );
  });

  it('is none where the runs are of several records, of earlier, or parts of other runs', async () => {
    await ran(60);
    await ran(60, { key: 'deal-2' });
    await ran(60, { minutesAgo: 6 });
    await ran(60, { parent: true });
    expect(await flowsGoingRound(test.db)).toEqual([]);
  });
});
