import type { XmuteInstruction } from './xmute-instruction.ts';

/** Where an element stands in the text of a file; `inner` is its content. */
interface Span {
  start: number;
  end: number;
  inner: { start: number; end: number };
  /** `<cbc:ID schemeID="x">` or `<cbc:ID/>` as written. */
  head: string;
  name: string;
}

const MARKUP = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:"[^"]*"|'[^']*'|[^>"'])+>/g;
const PADDING = ' \n\t ';

/** The documents that an instruction makes of its file; undefined when it cannot be followed. */
export function mutationsOf(source: string, instruction: XmuteInstruction): string[] | undefined {
  if (instruction.mutator === 'identity' || instruction.mutator === 'noop') return [source];
  const target = elementBehind(source, instruction.end);
  if (!target) return undefined;
  const withElement = (text: string): string => source.slice(0, target.start) + text + source.slice(target.end);
  const withContent = (text: string): string => withElement(`${openHead(target.head)}${text}</${target.name}>`);
  const withHead = (head: string): string => source.slice(0, target.start) + head + source.slice(headEnd(target));
  const content = source.slice(target.inner.start, target.inner.end);
  const { attributes } = instruction;
  switch (instruction.mutator) {
    case 'remove':
      return [attributes.length > 0 ? withHead(attributes.reduce(withoutAttribute, target.head)) : withElement('')];
    case 'empty':
      return [
        attributes.length > 0
          ? withHead(attributes.reduce((head, name) => withAttribute(head, name, ''), target.head))
          : withContent(''),
      ];
    case 'code':
    case 'text':
    case 'ch-txt':
    case 'change-text-content':
      return instruction.values.flatMap((value) =>
        attributes.length > 0
          ? attributes.map((name) => withHead(withAttribute(target.head, name, escaped(value))))
          : withContent(escaped(value)),
      );
    case 'whitespace':
      return paddings(content, instruction.positions).map(withContent);
    case 'alternative':
      return [...content.matchAll(/<!--([\s\S]*?)-->/g)].map((comment) =>
        withContent(content.replace(comment[0], () => comment[1] ?? '')),
      );
    default:
      return undefined;
  }
}

function elementBehind(source: string, from: number): Span | undefined {
  let open: Omit<Span, 'end' | 'inner'> | undefined;
  let depth = 0;
  MARKUP.lastIndex = from;
  for (let tag = MARKUP.exec(source); tag; tag = MARKUP.exec(source)) {
    const [text] = tag;
    if (text.startsWith('<!') || text.startsWith('<?')) continue;
    if (text.startsWith('</')) depth -= 1;
    else if (!text.endsWith('/>')) depth += 1;
    // A closing tag first: the instruction stands behind the last child.
    if (depth < 0) return undefined;
    open ??= { start: tag.index, head: text, name: /^<([^\s/>]+)/.exec(text)?.[1] ?? '' };
    if (depth > 0) continue;
    const end = tag.index + text.length;
    const start = open.start + open.head.length;
    return { ...open, end, inner: { start, end: Math.max(start, tag.index) } };
  }
  return undefined;
}

function headEnd({ start, head }: Span): number {
  return start + head.length;
}

function openHead(head: string): string {
  return head.endsWith('/>') ? `${head.slice(0, -2).trimEnd()}>` : head;
}

function attributePattern(name: string): RegExp {
  return new RegExp(`\\s${name.replaceAll(/\W/g, '\\$&')}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
}

function withoutAttribute(head: string, name: string): string {
  return head.replace(attributePattern(name), '');
}

function withAttribute(head: string, name: string, value: string): string {
  const bare = withoutAttribute(head, name);
  return bare.replace(/\s*\/?>$/, (close) => ` ${name}="${value}"${close.trim()}`);
}

function paddings(content: string, positions: string[]): string[] {
  const made = positions.flatMap((position) => {
    if (position === 'prefix') return PADDING + content;
    if (position === 'suffix' || position === 'sufix') return content + PADDING;
    return position === 'replace' ? PADDING : [];
  });
  return made.length > 0 ? made : [PADDING + content + PADDING];
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
