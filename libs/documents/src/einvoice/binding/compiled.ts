import { contentsOf, groupsAround } from '../terms/hierarchy.ts';
import { termGroups } from '../terms/index.ts';
import type { AttributeBinding, BindingNode } from './binding-node.ts';
import type { Syntax } from './syntax.ts';
import { bindings, namespaces } from './syntax.ts';

/** A node made ready for matching elements. */
export interface CompiledNode {
  node: BindingNode;
  /** Local name and namespace of the element. */
  name: string;
  namespace: string;
  /** The nodes for the children, by local name. */
  children: ReadonlyMap<string, readonly CompiledNode[]>;
  /** How many groups up from the innermost open one the value or group belongs. */
  up: number;
  /** How many groups further out than the node itself what stands inside of it may belong; 0 where all of it belongs inside. */
  reach: number;
  /** The terms in attributes. */
  attributes: readonly (readonly [string, AttributeBinding])[];
}

const compiled = new Map<Syntax, CompiledNode>();

/** The binding of a kind of document, made ready once. */
export function compiledBinding(syntax: Syntax): CompiledNode {
  const known = compiled.get(syntax);
  if (known) return known;
  const made = compile(bindings[syntax], [], new Map());
  compiled.set(syntax, made);
  return made;
}

/** Groups around a node from the outside in; sub lines make a node its own descendant, so it is remembered before its children. */
function compile(node: BindingNode, outer: readonly string[], done: Map<BindingNode, CompiledNode>): CompiledNode {
  const known = done.get(node);
  if (known) return known;
  const [prefix = '', name = ''] = node.name.split(':');
  const children = new Map<string, CompiledNode[]>();
  const attributes = Object.entries(node.attributes ?? {});
  const made: CompiledNode = {
    node,
    name,
    namespace: namespaces[prefix] ?? '',
    children,
    up: stepsUp(node, outer),
    reach: 0,
    attributes,
  };
  done.set(node, made);
  const inner = node.group ? [...outer, node.group] : outer;
  for (const child of node.children) {
    const compiledChild = compile(child, inner, done);
    children.set(compiledChild.name, [...(children.get(compiledChild.name) ?? []), compiledChild]);
    made.reach = Math.max(made.reach, compiledChild.up, reachAround(compiledChild));
  }
  return made;
}

/** How many groups further out than the node around it what stands inside of a node may belong. */
function reachAround({ node, reach }: CompiledNode): number {
  return node.group ? reach - 1 : reach;
}

function stepsUp(node: BindingNode, outer: readonly string[]): number {
  const homes = node.term ? groupsAround(node.term) : groupsAroundGroup(node.group);
  const steps = outer.toReversed().findIndex((open) => homes.includes(contentsOf(open)));
  return Math.max(0, steps);
}

function groupsAroundGroup(group: string | undefined): string[] {
  const parent = group && termGroups.get(group)?.parent;
  return parent ? [parent, ...groupsAroundGroup(parent)] : [];
}
