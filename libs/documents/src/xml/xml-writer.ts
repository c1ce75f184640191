import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';

/** What stands in an element: text, or child elements; null writes it with its attributes alone, undefined leaves it out. */
export type XmlContent = string | XmlNode[] | null | undefined;

/** An element to write; one without content is left out. */
export interface XmlNode {
  name: string;
  content: XmlContent;
  attributes?: Record<string, string>;
}

/** An element of the tree that `writeXml` takes. */
export function xml(
  name: string,
  content: string | (XmlNode | undefined)[] | null | undefined,
  attributes?: Record<string, string>,
): XmlNode {
  const children: XmlContent = Array.isArray(content) ? content.filter((child) => child !== undefined) : content;
  return attributes ? { name, content: children, attributes } : { name, content: children };
}

/**
 * Writes a document in UTF-8 with two blanks of indentation and line feeds, equal for equal trees. Empty elements are left out.
 * A character that XML 1.0 cannot hold is thrown as a `DocumentError` with the path of the element.
 */
export function writeXml(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeNode(root, '', root.name)}`;
}

function writeNode(node: XmlNode, indent: string, path: string): string {
  const attributes = Object.entries(node.attributes ?? {}).map(
    ([name, value]) => ` ${name}="${escapeXml(value, `${path}/@${name}`)}"`,
  );
  const start = `${indent}<${node.name}${attributes.join('')}>`;
  if (node.content === null) return `${indent}<${node.name}${attributes.join('')}/>\n`;
  if (node.content === undefined || node.content.length === 0) return '';
  if (typeof node.content === 'string') return `${start}${escapeXml(node.content, path)}</${node.name}>\n`;
  const inner = node.content.map((child) => writeNode(child, `${indent}  `, `${path}/${child.name}`)).join('');
  return inner === '' ? '' : `${start}\n${inner}${indent}</${node.name}>\n`;
}

/** Most texts have nothing to escape and nothing that is forbidden. */
const special = /[^\t\n !#-%'-;=?-~\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}]/u;

function escapeXml(text: string, path: string): string {
  if (!special.test(text)) return text;
  const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(text);
  if (forbidden) throw new DocumentError([forbiddenCharacter(forbidden[0], forbidden.index, path)]);
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

function forbiddenCharacter(character: string, index: number, path: string): Diagnostic {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'einvoice.character_not_allowed',
    severity: 'error',
    message: { de: `Das Zeichen ${code} kann in XML nicht stehen.`, en: `The character ${code} cannot stand in XML.` },
    remedy: {
      de: 'Löschen Sie das unsichtbare Steuerzeichen aus dem Feld.',
      en: 'Remove the invisible control character from the field.',
    },
    path,
    facts: { character: code, index },
  };
}
