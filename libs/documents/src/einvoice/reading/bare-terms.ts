import type { GroupNode } from '../source/source-node.ts';

/** What a subtotal or an information of EXTENDED need not say, though every other line does. */
const ofLines = new Set(['BT-129', 'BT-130', 'BT-131', 'BT-146', 'BT-151']);

/** What a property of an item need not say where a measure says it. */
const ofAttributes = new Set(['BT-160', 'BT-161']);

/** Whether a term that is always there in EN 16931 may be missing in a group, because EXTENDED says the same in another way. */
export function mayBeBare(term: string, group: GroupNode): boolean {
  const has = (id: string): boolean => group.value(id) !== undefined;
  if (ofLines.has(term)) return ['GROUP', 'INFORMATION'].includes(group.value('BT-X-8')?.text.trim() ?? '');
  if (ofAttributes.has(term)) return has('BT-X-11') || has('BT-X-12');
  return term === 'BT-158' && has('BT-X-13');
}
