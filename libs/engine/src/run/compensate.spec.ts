import { describe, expect, it } from '@jest/globals';
import { ConnectorError } from '@belegfluss/sdk';
import { crashingPlan, live, Outside, told } from '../../test/crashing-run.ts';

const put = (name: string) =>
  `{ call: shop.put, with: { name: ${name} }, undo: { call: shop.put, with: { name: { expr: '"no " + steps.put.name' } } } }`;
const FLOW = `flow: probe
title: { de: a, en: a }
owner: sales
on: { hand: { person: { role: sales } } }
steps:
  put: ${put('first')}
  both:
    parallel:
      left: { steps: { put: ${put('left')} } }
      right: { steps: { put: ${put('right')} } }
  stays: { call: shop.put, with: { name: stays } }
  failing: { call: shop.fail, with: { name: x }, onError: compensate }
  never: { call: shop.put, with: { name: never } }
`;

/** A system that does not take `no` for an answer. */
class Stubborn extends Outside {
  override put(key: string, name: string): Promise<{ name: string }> {
    if (name === 'no') return Promise.reject(new ConnectorError('invalid', 'no', { outcome: 'rejected' }));
    return super.put(key, name);
  }
}

describe('a run that fails and undoes what it has done', () => {
  const plan = crashingPlan(FLOW);

  it('undoes each once, the last first, wherever its worker dies', async () => {
    const expected = told(await live(plan, new Outside(1), Infinity));
    expect(expected.verdict).toMatchObject({
      kind: 'ended',
      state: 'dead',
      reason: { code: 'connector.invalid', facts: { step: 'failing', undone: 3 } },
    });
    let died = 0;
    for (let seed = 1; seed <= 80; seed += 1) {
      const world = new Outside(seed);
      const lived = await live(plan, world, seed % 16);
      const { steps } = lived;
      const numbers = [...steps.values()].flatMap(({ path, undo }) => (undo ? [[undo.number, path] as const] : []));
      const lastFirst = numbers.sort(([one], [other]) => other - one).map(([, path]) => `probe/${path}.undo/k/once/r`);
      const undone = world.happened.filter((key) => key.includes('.undo/'));
      expect(undone).toEqual(lastFirst);
      expect(world.happened).toHaveLength(7);
      expect(told(lived).verdict).toEqual(expected.verdict);
      expect(steps.get('both.left.put.undo')).toMatchObject({ state: 'done', output: { name: 'no left' } });
      expect(steps.has('never')).toBe(false);
      died += lived.deaths;
    }
    expect(died).toBeGreaterThan(30);
  });

  it('undoes as well where only its output cannot be worked out', async () => {
    const failing = /  failing:[^]*/;
    const output = 'output: { share: { expr: \'1 / size(steps.put.name.split("first")[0])\' } }\nonError: compensate\n';
    const outside = new Outside(1);
    const { verdict } = await live(crashingPlan(FLOW.replace(failing, '') + output), outside, Infinity);
    expect(verdict).toMatchObject({ state: 'dead', reason: { facts: { step: 'output', undone: 3 } } });
    expect(outside.happened.filter((key) => key.includes('.undo/'))).toHaveLength(3);
  });

  it('asks where something cannot be undone, and is still about it: what was done before it is not undone yet', async () => {
    const stuck = put('stuck').replace('"no " + steps.put.name', '"no"');
    const flow = FLOW.replace('  both:', `  stuck: ${stuck}\n  both:`);
    const { verdict, steps } = await live(crashingPlan(flow), new Stubborn(1), Infinity);
    expect(verdict).toMatchObject({ kind: 'question' });
    expect(steps.get('on.error')).toMatchObject({ state: 'running', endedAt: null });
    expect(steps.get('both.left.put.undo')).toMatchObject({ state: 'done' });
    expect(steps.has('put.undo')).toBe(false);
  });
});
