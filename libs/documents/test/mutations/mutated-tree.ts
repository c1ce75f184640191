import type { XmlElement } from '../../src/xml/xml-element.ts';
import { seededRandom } from './seeded-random.ts';

/** An element as it is to be written; a copy that may be changed. */
interface Node {
  name: string;
  namespace: string;
  attributes: Record<string, string>;
  content: string;
  children: Node[];
}

const NAMES = ['ID', 'Note', 'Unknown', 'Party', 'Name'];
const TEXTS = [
  '',
  ' ',
  'x',
  '1.50',
  '-1',
  '1e3',
  '1,50',
  'true',
  '2026-02-30',
  '2026-02-28',
  '20260228',
  'QUJD',
  'QUJ',
];

/** The documents of the same tree with one fault each, as many as asked for; the same for the same seed. */
export function mutatedDocuments(root: XmlElement, count: number, seed: number): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const copy = copyOf(root);
    fault(copy, random);
    return written(copy);
  });
}

function copyOf({ name, namespace, attributes, content, children }: XmlElement): Node {
  return { name, namespace, attributes: { ...attributes }, content, children: children.map(copyOf) };
}

function fault(root: Node, random: (below: number) => number): void {
  const parents = [root, ...descendants(root)].filter(({ children }) => children.length > 0);
  const parent = parents[random(parents.length)] ?? root;
  const at = random(parent.children.length);
  const child = parent.children[at];
  if (!child) return;
  switch (random(7)) {
    case 0:
      parent.children.splice(at, 1);
      break;
    case 1:
      parent.children.splice(at, 0, copyOfNode(child));
      break;
    case 2:
      parent.children.splice(random(parent.children.length), 0, ...parent.children.splice(at, 1));
      break;
    case 3:
      child.name = NAMES[random(NAMES.length)] ?? child.name;
      break;
    case 4:
      child.content = TEXTS[random(TEXTS.length)] ?? '';
      break;
    case 5:
      child.attributes[['schemeID', 'currencyID', 'format', 'odd'][random(4)] ?? 'odd'] = 'x';
      break;
    default:
      child.attributes = {};
  }
}

function descendants(node: Node): Node[] {
  return node.children.flatMap((child) => [child, ...descendants(child)]);
}

function copyOfNode(node: Node): Node {
  return structuredClone(node);
}

function written({ name, namespace, attributes, content, children }: Node): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name} xmlns="${namespace}"${all.join('')}>${escaped(content)}${children.map(written).join('')}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
