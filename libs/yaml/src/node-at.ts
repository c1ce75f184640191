import { isMap, isNode, isScalar, type Node } from 'yaml';

/** The node at `path`, its key for the part `key`; the deepest one there is where the path ends early. */
export function nodeAt(root: unknown, path: (string | number)[], part: 'key' | 'value'): Node | undefined {
  let node = root;
  let keyNode = root;
  for (const name of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(name))
      : undefined;
    const next = pair
      ? pair.value
      : isNode(node) && 'get' in node
        ? (node as { get(k: unknown, s: boolean): unknown }).get(name, true)
        : undefined;
    if (next === undefined || next === null) {
      if (pair) keyNode = node = pair.key;
      break;
    }
    keyNode = pair ? pair.key : next;
    node = next;
  }
  const found = part === 'key' ? keyNode : node;
  return isNode(found) ? found : undefined;
}
