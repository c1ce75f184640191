import { describe, expect, it } from '@jest/globals';
import type { BindingNode } from '../binding/binding-node.ts';
import { bindings } from '../binding/syntax.ts';
import { invoiceShape } from '../model/invoice-shape.ts';
import type { Shape } from '../model/shape.ts';
import { extendedTerms } from './extended-terms.ts';
import { termGroups, terms } from './index.ts';

function boundIn(node: BindingNode, seen = new Set<BindingNode>()): Set<string> {
  if (seen.has(node)) return new Set();
  seen.add(node);
  const inAttributes = Object.values(node.attributes ?? {}).flatMap((binds) => ('term' in binds ? [binds.term] : []));
  const shared = node.shared?.terms ?? [];
  const own = [node.term, node.group, ...inAttributes, ...shared].filter((id) => id !== undefined);
  return new Set([...own, ...node.children.flatMap((child) => [...boundIn(child, seen)])]);
}

function modelled(shape: Shape, seen = new Set<Shape>()): string[] {
  if (seen.has(shape)) return [];
  seen.add(shape);
  return shape.fields.flatMap(([, entry]) => {
    if (entry.kind === 'term') return [entry.term];
    if (entry.kind === 'group') return modelled(entry.shape(), seen);
    return modelled(entry.shape, seen);
  });
}

const idsOf = (ids: Iterable<string>): string[] => [...ids].toSorted();

describe('the terms of EN 16931', () => {
  it('are all there: the numbers from BT-1 to BT-165 and 32 groups', () => {
    const numbers = Array.from({ length: 165 }, (_, index) => `BT-${index + 1}`);
    // The norm has no term of this number.
    expect(numbers.filter((id) => !terms.has(id))).toEqual(['BT-4']);
    const groups = Array.from({ length: 32 }, (_, index) => `BG-${index + 1}`);
    expect(groups.filter((id) => !termGroups.has(id))).toEqual([]);
  });

  it('belong to groups that exist', () => {
    expect([...terms.values()].filter(({ group }) => !termGroups.has(group))).toEqual([]);
    expect([...termGroups.values()].filter(({ parent }) => parent !== undefined && !termGroups.has(parent))).toEqual(
      [],
    );
  });

  it('are all fields of the model, once each', () => {
    expect(idsOf(new Set(modelled(invoiceShape)))).toEqual(idsOf(terms.keys()));
  });

  const extended = extendedTerms.map(({ id }) => id);
  const thirdParty = ['BT-DEX-001', 'BT-DEX-002', 'BT-DEX-003'];

  it.each([
    ['ubl-invoice', extended],
    ['ubl-credit-note', [...extended, ...thirdParty]],
    ['cii', ['BT-DEX-001']],
  ] as const)('all stand somewhere in %s, but for those that it does not have', (syntax, missing) => {
    const bound = boundIn(bindings[syntax]);
    expect(idsOf(terms.keys()).filter((id) => !bound.has(id))).toEqual(idsOf(missing));
    expect([...bound].filter((id) => !terms.has(id) && !termGroups.has(id))).toEqual([]);
  });
});
