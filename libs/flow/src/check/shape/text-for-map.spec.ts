import { describe, expect, it } from '@jest/globals';
import { catalog, flowWith } from '../../../test/checked-shop.ts';
import { compileFlow } from '../compile/compile-flow.ts';

const OK = 'a: { stop: done, reason: ok }';
const on = (text: string) => flowWith(OK).replace(/^on:[^]*?(?=^steps:)/m, `on: ${text}\n`);
const APPROVED = 'title: { de: a, en: a }, within: P1D';

describe('a text in the place of a map, or a map in that of a text, is answered with what to write', () => {
  it.each([
    ['an entity for all triggers', on('shop.order'), 'flow.shape', 'Write on: { start: { entity: shop.order } }.'],
    ['an event for all triggers', on('paid'), 'flow.shape', 'Write on: { start: { emitted: paid } }.'],
    ['an entity for a trigger', on('{ t: shop.order }'), 'flow.unknown_trigger_kind', 'Write { entity: shop.order }.'],
    ['a word for a trigger', on('{ t: often }'), 'flow.unknown_trigger_kind', 'Exactly one of these keys is needed'],
    ['a kind for a step', flowWith('a: stop'), 'flow.unknown_step_kind', 'Write { stop: … }.'],
    ['a text for all steps', flowWith(OK).replace(/steps:[^]*$/, 'steps: stop\n'), 'flow.shape', 'what they hold'],
    ['dashes', on('[shop.order]'), 'flow.shape', 'a colon instead of dashes'],
    ['a role under a key', flowWith(`a: { approve: { role: sales }, ${APPROVED} }`), 'flow.shape', 'Write sales.'],
  ])('%s', (_what, flow, code, remedy) => {
    const [found, ...others] = compileFlow('f', flow, catalog).diagnostics;
    expect(others).toEqual([]);
    expect(found?.code).toBe(code);
    expect(found?.remedy.en).toContain(remedy);
  });
});
