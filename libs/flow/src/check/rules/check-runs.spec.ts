import { describe, expect, it } from '@jest/globals';
import { catalog, flowWith } from '../../../test/checked-shop.ts';
import { checkTogether, compileFlow } from '../compile/compile-flow.ts';

const CALLED = 'asked: { called: { needs: [order] } }';
const run = (name: string, given = '{ order: x }') => `a: { run: ${name}, key: x, with: ${given}, within: P1D }`;
const flow = (name: string, steps: string, on = CALLED) =>
  compileFlow(`${name}.flow.yaml`, flowWith(steps, on).replace('probe', name), catalog);
const END = 'done: { stop: done, reason: ok }';

describe('a flow that runs another', () => {
  it.each([
    ['of no such name', [flow('one', run('tow')), flow('two', END)], ['flow.unknown_flow', 'two']],
    [
      'that begins otherwise',
      [flow('one', run('two')), flow('two', END, 'won: { entity: shop.order }')],
      ['flow.not_called', 'two'],
    ],
    ['without what it needs', [flow('one', run('two', '{ item: x }')), flow('two', END)], ['flow.run_input', 'order']],
    ['that is itself', [flow('one', run('one'))], ['flow.run_circle', 'one → one']],
  ])('%s is refused at its place', (_what, flows, [code, says]) => {
    const found = checkTogether(flows);
    expect(found.map((item) => [item.code, item.severity, item.line, item.column])).toEqual([[code, 'error', 7, 13]]);
    expect(`${found[0]?.message.en} ${found[0]?.remedy.en}`).toContain(says);
  });

  it('that is a sync is told that no flow can, and not to give it a trigger that a sync cannot have', () => {
    const steps = 'done: { call: shop.order.update, with: { id: x } }';
    const text = flowWith(steps, 'hand: { person: { role: admin } }').replace(
      'steps:',
      'sync: { from: shop.order }\nsteps:',
    );
    const sync = compileFlow('two.flow.yaml', text.replace('probe', 'two'), catalog);
    expect(sync.diagnostics).toEqual([]);
    const [found] = checkTogether([flow('one', run('two')), sync]);
    expect([found?.code, found?.remedy.en]).toEqual(['flow.not_called', expect.stringContaining('It is a sync')]);
  });

  it('that is broken itself counts as none, and says so of itself alone', () => {
    const broken = flow('two', 'done: { stop: done, reason: ok, when: nobody }');
    expect(broken.plan).toBeUndefined();
    expect(checkTogether([flow('one', run('two')), broken]).map(({ code }) => code)).toEqual(['flow.unknown_flow']);
  });

  it('in a circle is refused in each of them, and no flow that only leads there', () => {
    const flows = [flow('one', run('two')), flow('two', run('three')), flow('three', run('two')), flow('four', END)];
    expect(checkTogether(flows).map(({ file, message }) => [file, message.de])).toEqual([
      ['two.flow.yaml', expect.stringContaining('two → three → two')],
      ['three.flow.yaml', expect.stringContaining('three → two → three')],
    ]);
    expect(checkTogether([flow('one', run('two')), flow('two', END)])).toEqual([]);
  });
});
