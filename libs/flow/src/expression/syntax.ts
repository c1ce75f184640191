import type { ASTNode } from '@marcbachmann/cel-js';

/** Functions that go through a list; their first argument names its item. */
export const MACROS: ReadonlySet<string> = new Set(['map', 'filter', 'all', 'exists', 'exists_one']);

/** How many nodes an expression has. */
export function sizeOf(node: ASTNode): number {
  return 1 + childrenOf(node.args).reduce((sum, child) => sum + sizeOf(child), 0);
}

/** A chain of names begins where its first name does. */
export function startOf(node: ASTNode): number {
  return node.op === '.' || node.op === '.?' ? startOf(node.args[0]) : node.start;
}

/** `a.b.?c` as a path of names; `undefined` for anything else. */
export function pathOf(node: ASTNode): string[] | undefined {
  if (node.op === 'id') return [node.args];
  if (node.op !== '.' && node.op !== '.?') return undefined;
  const [object, name] = node.args;
  const head = pathOf(object);
  return head && typeof name === 'string' ? [...head, name] : undefined;
}

/** Whether a path of names goes on behind its second one, and there without `?`. */
export function demandsField(node: ASTNode): boolean {
  if (node.op !== '.' && node.op !== '.?') return false;
  const [object] = node.args;
  return pathOf(object)?.length === 2 ? node.op === '.' : demandsField(object);
}

/** The nodes among the arguments of a node, in their order. */
export function childrenOf(value: unknown): ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(childrenOf);
  return value && typeof value === 'object' && 'op' in value ? [value as ASTNode] : [];
}
