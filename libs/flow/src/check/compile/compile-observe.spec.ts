import { describe, expect, it } from '@jest/globals';
import { catalog, flowWith } from '../../../test/checked-shop.ts';
import { compileFlow } from './compile-flow.ts';

const check = (head: string) =>
  compileFlow('probe.flow.yaml', flowWith('order: { read: shop.order, key: x }').replace('on:', `${head}on:`), catalog);

describe('a flow that is only observed', () => {
  it('is one by its mode, as a whole or but for its pilot', () => {
    expect(check('mode: observe\n').plan?.observe).toEqual({});
    expect(check('mode: live\n').plan?.observe).toBeUndefined();
    expect(check('').plan?.observe).toBeUndefined();
    const { plan, diagnostics } = check('mode: observe\npilot: { when: event.key == "1" }\n');
    expect(diagnostics).toEqual([]);
    expect(plan?.observe?.pilot?.evaluate({ event: { key: '1' } })).toBe(true);
  });

  it('has another revision than the one that goes live', () => {
    expect(check('mode: observe\n').plan?.revision).not.toBe(check('mode: live\n').plan?.revision);
  });

  it.each([
    ['a mode that there is not', 'mode: watch\n', 'flow.shape', 7],
    ['a pilot that is no condition', 'mode: observe\npilot: { when: event.key }\n', 'flow.wrong_type', 16],
  ])('is not made of %s', (_what, head, code, column) => {
    expect(check(head).diagnostics).toMatchObject([{ code, column }]);
  });
});
