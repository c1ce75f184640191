import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { GroupCommit } from './group-commit.ts';

/** Writes nothing but down which items went together; a commit takes so many milliseconds. */
function noted({ paceMs = 0, commitMs = 1 }): { group: GroupCommit<string, string>; commits: string[][] } {
  const commits: string[][] = [];
  const group = new GroupCommit<string, string>({
    write: async (items) => {
      commits.push(items);
      await sleep(commitMs);
      if (items.includes('bad')) throw new Error('bad');
      return items.map((item) => `${item} kept`);
    },
    writers: 1,
    maxItems: 10,
    paceMs,
    isOutage: () => false,
  });
  return { group, commits };
}

describe('a group commit', () => {
  it('takes what comes in the same moment, and what comes while it writes, together', async () => {
    const { group, commits } = noted({ commitMs: 20 });
    const first = [group.write('a'), group.write('b')];
    await sleep(5);
    const outcomes = await Promise.all([...first, group.write('c'), group.write('d')]);
    expect(outcomes).toEqual(['a kept', 'b kept', 'c kept', 'd kept']);
    expect(commits).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('lets items that can wait gather behind a commit, but not the first after a rest', async () => {
    const { group, commits } = noted({ paceMs: 200 });
    const began = performance.now();
    await group.write('a', true);
    expect(performance.now() - began).toBeLessThan(150);
    const rest = [group.write('b', true)];
    await sleep(20);
    rest.push(group.write('c', true));
    await Promise.all(rest);
    expect(commits).toEqual([['a'], ['b', 'c']]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(199);
  });

  it('takes those that wait along with one that cannot', async () => {
    const { group, commits } = noted({ paceMs: 60_000 });
    await group.write('a', true);
    await Promise.all([group.write('b', true), group.write('urgent')]);
    expect(commits).toEqual([['a'], ['b', 'urgent']]);
  });

  it('tells the one whose item cannot be written, and keeps the others', async () => {
    const { group } = noted({});
    const outcomes = await Promise.allSettled([group.write('a'), group.write('bad'), group.write('c')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
