import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { crashingPlan, live, Outside, told } from '../../test/crashing-run.ts';
import { sideBySide } from './side-by-side.ts';

const FLOW = `flow: probe
title: { de: a, en: a }
owner: sales
on: { hand: { person: { role: sales } } }
steps:
  both:
    parallel:
      left:
        steps:
          first: { call: shop.put, with: { name: left }, timeout: PT10S }
          second: { call: shop.put, with: { name: { expr: '"after " + steps.first.name' } } }
        output: { name: { expr: steps.second.name } }
      right:
        steps:
          all:
            each: { expr: record.names }
            as: name
            parallel: 3
            steps: { put: { call: shop.put, with: { name: { expr: name } } } }
            collect: { name: { expr: steps.put.name }, number: { expr: name_number } }
        output: { all: { expr: steps.all } }
      sure: { steps: { failing: { call: shop.fail, with: { name: x }, onError: continue } } }
  after: { call: shop.put, with: { name: { expr: steps.both.left.name } } }
`;
const NAMES = Array.from({ length: 7 }, (_, index) => `n${index}`);
const OUTPUT = {
  left: { name: 'after left' },
  right: { all: NAMES.map((name, index) => ({ name, number: index + 1 })) },
  sure: null,
};

describe('steps side by side', () => {
  const plan = crashingPlan(FLOW);

  it('come to the same end whoever is faster, and wherever their worker dies, each write happening once', async () => {
    const expected = told(await live(plan, new Outside(1), Infinity, { names: NAMES }));
    expect(expected.verdict).toEqual({ kind: 'ended', state: 'done' });
    expect(expected.steps.find(([path]) => path === 'both')?.[3]).toEqual(OUTPUT);
    let died = 0;
    let most = 0;
    for (let seed = 1; seed <= 150; seed += 1) {
      const world = new Outside(seed);
      const lived = await live(plan, world, seed % 25, { names: NAMES });
      expect(told(lived)).toEqual(expected);
      expect(world.happened.length).toBe(new Set(world.happened).size);
      expect(world.happened).toHaveLength(NAMES.length + 3);
      died += lived.deaths;
      most = Math.max(most, world.most);
    }
    expect(died).toBeGreaterThan(60);
    // One of the left way and three items of the right one.
    expect(most).toBe(4);
  });
});

describe('pieces side by side', () => {
  const failed = { kind: 'failed', reason: { code: 'a.b', message: { de: '', en: '' } } } as const;

  it('are begun only as long as a place is free, and one that stops keeps its place', async () => {
    const begun: number[] = [];
    const stopped = await sideBySide({ count: 10, places: 2, inOrder: false }, async (index) => {
      begun.push(index);
      await turn();
      return index === 3 || index === 6 ? { ...failed, at: String(index) } : undefined;
    });
    expect(stopped.map(({ at }) => at)).toEqual(['3', '6']);
    expect(begun.length).toBeLessThan(10);
    expect(begun).toEqual(begun.toSorted((a, b) => a - b));
  });

  it('go one after the other where their order counts', async () => {
    const seen: string[] = [];
    await sideBySide({ count: 3, places: 3, inOrder: true }, async (index) => {
      seen.push(`begin ${index}`);
      await turn();
      seen.push(`end ${index}`);
      return index === 0 ? failed : undefined;
    });
    expect(seen).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1', 'begin 2', 'end 2']);
  });

  it('throw what one throws when the others have come to rest, and begin no more', async () => {
    const ended: number[] = [];
    const work = sideBySide({ count: 9, places: 2, inOrder: false }, async (index) => {
      if (index === 0) throw new Error('lost');
      await turn();
      ended.push(index);
      return undefined;
    });
    await expect(work).rejects.toThrow('lost');
    expect(ended).toEqual([1]);
  });
});
