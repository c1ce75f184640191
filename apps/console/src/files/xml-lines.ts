/** One attribute as it is written. */
export interface XmlAttribute {
  name: string;
  value: string;
}

/** One line of pretty-printed XML. `end` is the index of the closing line when the line opens a block that can be folded. */
export interface XmlLine {
  depth: number;
  kind: 'open' | 'close' | 'leaf' | 'text' | 'comment';
  name: string;
  attributes: XmlAttribute[];
  text: string;
  end?: number;
}

/** Breaks a parsed element into lines; only text leaves here, never markup that a browser would run. */
export function xmlLines(root: Element): XmlLine[] {
  const lines: XmlLine[] = [];
  addElement(root, 0, lines);
  return lines;
}

function addElement(element: Element, depth: number, lines: XmlLine[]): void {
  const attributes = [...element.attributes].map(({ name, value }) => ({ name, value }));
  const name = element.nodeName;
  const hasBlocks = [...element.childNodes].some(
    ({ nodeType }) => nodeType === Node.ELEMENT_NODE || nodeType === Node.COMMENT_NODE,
  );
  if (!hasBlocks) {
    lines.push({ depth, kind: 'leaf', name, attributes, text: element.textContent?.trim() ?? '' });
    return;
  }
  const opening: XmlLine = { depth, kind: 'open', name, attributes, text: '' };
  lines.push(opening);
  for (const child of element.childNodes) addChild(child, depth + 1, lines);
  opening.end = lines.length;
  lines.push({ depth, kind: 'close', name, attributes: [], text: '' });
}

function addChild(child: ChildNode, depth: number, lines: XmlLine[]): void {
  if (child instanceof Element) {
    addElement(child, depth, lines);
    return;
  }
  const text = child.nodeValue?.trim() ?? '';
  if (text === '') return;
  const kind = child.nodeType === Node.COMMENT_NODE ? 'comment' : 'text';
  lines.push({ depth, kind, name: '', attributes: [], text });
}
