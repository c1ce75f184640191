import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import type { TagFacts } from './tree-element.ts';
import { TreeElement, XmlSource } from './tree-element.ts';
import type { Attributes } from './xml-attributes.ts';
import { attributeValue, declaredPrefixes, noAttributes, resolvedAttributes } from './xml-attributes.ts';
import { hasForbidden, withoutReferences } from './xml-characters.ts';
import { doctypeRefused, encodingRefused, limitExceeded, notWellFormed, truncated } from './xml-diagnostics.ts';
import type { XmlTreeLimits } from './xml-limits.ts';
import { invoiceXmlLimits } from './xml-limits.ts';
import { NameScope } from './xml-names.ts';

/**
 * Reads a whole invoice in XML 1.0 and UTF-8 into a tree, as strictly as `readXml` and without ever resolving anything, but
 * several times faster because the text is at hand: a document type, an entity of its own, another encoding, bad nesting, an
 * early end or a bomb is thrown as a `DocumentError` with line and column.
 */
export function readXmlTree(bytes: Uint8Array, limits: XmlTreeLimits = invoiceXmlLimits): TreeElement {
  if (bytes.length > limits.bytes) throw refusal(limitExceeded(firstPlace, 'bytes', limits.bytes, 'einvoice'));
  return new TreeReader(new XmlSource(decoded(bytes)), limits).read();
}

const firstPlace = { line: 1, column: 1 };

const [TAB, SPACE, BANG, QUOTE, APOSTROPHE, SLASH, LESS, EQUALS, GREATER, QUESTION] = [
  9, 32, 33, 34, 39, 47, 60, 61, 62, 63,
];

function refusal(diagnostic: Diagnostic): DocumentError {
  return new DocumentError([diagnostic]);
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16) throw refusal(encodingRefused(firstPlace, 'UTF-16', 'einvoice'));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusal(encodingRefused(firstPlace, 'unknown', 'einvoice'));
  }
}

/** A start tag as it is written, read once for all the elements that are written the same in one scope. */
interface StartTag extends TagFacts {
  raw: string;
  isClosed: boolean;
}

/** Longer tags, and more different ones than this, are read each time: a bomb must not fill the memory through them. */
const remembered = { length: 200, tags: 2_000 };

/** An element whose end tag is still to come. */
interface Open {
  element: TreeElement;
  raw: string;
  scope: NameScope;
}

class TreeReader {
  private readonly source: XmlSource;
  private readonly text: string;
  private readonly limits: XmlTreeLimits;
  private readonly open: Open[] = [];
  private readonly tags = new Map<string, StartTag>();
  private scope = NameScope.outermost();
  private root: TreeElement | undefined;
  private elements = 0;
  private at = 0;

  constructor(source: XmlSource, limits: XmlTreeLimits) {
    this.source = source;
    this.text = source.text;
    this.limits = limits;
  }

  read(): TreeElement {
    this.readDeclaration();
    while (this.at < this.text.length) {
      const tag = this.text.charCodeAt(this.at) === LESS ? this.at : this.text.indexOf('<', this.at);
      if (tag !== this.at) this.readText(tag < 0 ? this.text.length : tag);
      if (tag >= 0) this.readMarkup();
    }
    if (this.open.length > 0 || !this.root)
      throw refusal(truncated(this.source.position(this.text.length), 'einvoice'));
    return this.root;
  }

  private readDeclaration(): void {
    const declaration = /^<\?xml\s[^>]*\?>/.exec(this.text)?.[0];
    if (declaration === undefined) return;
    const form =
      /^<\?xml\s+version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])([\w.-]+)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\4)?\s*\?>$/;
    const found = form.exec(declaration);
    if (!found) this.malformed('XML declaration');
    const encoding = found?.[3];
    if (encoding && encoding.toUpperCase() !== 'UTF-8')
      throw refusal(encodingRefused(firstPlace, encoding, 'einvoice'));
    this.at = declaration.length;
  }

  private readText(end: number): void {
    const blank = this.skipBlanks(this.at) >= end;
    const open = this.open.at(-1);
    if (!open) {
      if (!blank) this.malformed('text outside the root element');
    } else if (!blank || (open.element.children.length === 0 && this.text.charCodeAt(end + 1) === SLASH)) {
      const raw = this.text.slice(this.at, end);
      if (raw.includes(']]>')) this.malformed(']]> in text');
      this.addText(open.element, withoutReferences(raw) ?? this.malformed('unknown entity or character not allowed'));
    }
    this.at = end;
  }

  private addText(element: TreeElement, text: string): void {
    element.content += text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    if (element.content.length > this.limits.text) this.exceeded('text', this.limits.text);
  }

  private readMarkup(): void {
    const kind = this.text.charCodeAt(this.at + 1);
    if (kind === SLASH) this.readEndTag();
    else if (kind === QUESTION) this.readInstruction();
    else if (kind === BANG) this.readBang();
    else this.readStartTag();
  }

  private readBang(): void {
    if (this.text.startsWith('<!--', this.at)) {
      const end = this.indexOrEnd('--', this.at + 4);
      if (this.text.charCodeAt(end + 2) !== GREATER) this.malformed('-- in a comment', end);
      this.refuseForbidden(end);
      this.at = end + 3;
    } else if (this.text.startsWith('<![CDATA[', this.at)) {
      const end = this.indexOrEnd(']]>', this.at + 9);
      this.refuseForbidden(end);
      const element = this.open.at(-1)?.element;
      if (element) this.addText(element, this.text.slice(this.at + 9, end));
      else this.malformed('text outside the root element');
      this.at = end + 3;
    } else if (this.text.startsWith('<!DOCTYPE', this.at)) {
      throw refusal(doctypeRefused(this.source.position(this.at), 'einvoice'));
    } else {
      this.malformed('unknown markup');
    }
  }

  private readInstruction(): void {
    const end = this.indexOrEnd('?>', this.at + 2);
    const target = /^[^\s?]*/.exec(this.text.slice(this.at + 2, end))?.[0] ?? '';
    if (target.toLowerCase() === 'xml' || !this.scope.attribute(target)) this.malformed('processing instruction');
    this.refuseForbidden(end);
    this.at = end + 2;
  }

  private refuseForbidden(end: number): void {
    if (hasForbidden(this.text.slice(this.at, end))) this.malformed('character not allowed');
  }

  private readEndTag(): void {
    const open = this.open.pop();
    if (!open || !this.text.startsWith(open.raw, this.at + 2)) return this.malformed('end tag without its start tag');
    const end = this.skipBlanks(this.at + 2 + open.raw.length);
    if (end >= this.text.length) throw refusal(truncated(this.source.position(end), 'einvoice'));
    if (this.text.charCodeAt(end) !== GREATER) this.malformed('end tag without its start tag');
    this.leave(open.scope);
    this.at = end + 1;
  }

  private readStartTag(): void {
    const start = this.at;
    if (this.root && this.open.length === 0) this.malformed('second root element');
    const outer = this.scope;
    const tag = this.knownTag(start) ?? this.newTag(start);
    const parent = this.open.at(-1)?.element;
    const element = new TreeElement(tag, parent ?? this.source, start);
    this.countElement(start);
    parent?.append(element);
    this.root ??= element;
    if (tag.isClosed) this.leave(outer);
    else this.open.push({ element, raw: tag.raw, scope: outer });
  }

  private knownTag(start: number): StartTag | undefined {
    const end = this.text.indexOf('>', start) + 1;
    if (end === 0 || end - start > remembered.length) return undefined;
    const tag = this.tags.get(this.text.slice(start, end));
    if (tag) this.at = end;
    return tag;
  }

  private newTag(start: number): StartTag {
    const nameEnd = this.nameEnd(start + 1);
    const raw = this.text.slice(start + 1, nameEnd);
    const outer = this.scope;
    this.at = nameEnd;
    const attributes = this.readAttributes();
    const name = this.scope.element(raw) ?? this.malformed('element name', start);
    const isClosed = this.text.charCodeAt(this.at) === SLASH;
    this.at += isClosed ? 2 : 1;
    const tag = { name: name.local, namespace: name.namespace, raw, attributes, isClosed };
    if (this.scope !== outer) this.tags.clear();
    else if (this.tags.size < remembered.tags && this.at - start <= remembered.length)
      this.tags.set(this.text.slice(start, this.at), tag);
    return tag;
  }

  private leave(outer: NameScope): void {
    if (this.scope === outer) return;
    this.scope = outer;
    this.tags.clear();
  }

  private countElement(start: number): void {
    this.elements += 1;
    if (this.elements > this.limits.elements) this.exceeded('elements', this.limits.elements, start);
    if (this.open.length >= this.limits.depth) this.exceeded('depth', this.limits.depth, start);
  }

  /** Reads attributes up to `>` or `/>`, where `at` stands afterwards; declarations of namespaces change the scope. */
  private readAttributes(): Attributes {
    let raw: Map<string, string> | undefined;
    for (;;) {
      const start = this.skipBlanks(this.at);
      const code = this.text.charCodeAt(start);
      if (Number.isNaN(code)) throw refusal(truncated(this.source.position(start), 'einvoice'));
      const closes = code === GREATER || (code === SLASH && this.text.charCodeAt(start + 1) === GREATER);
      if (closes) {
        this.at = start;
        return raw ? this.resolveAttributes(raw) : noAttributes;
      }
      if (start === this.at) this.malformed('attribute without a blank before it');
      raw ??= new Map();
      this.readAttribute(start, raw);
      if (raw.size > this.limits.attributes) this.exceeded('attributes', this.limits.attributes);
    }
  }

  private readAttribute(start: number, found: Map<string, string>): void {
    const nameEnd = this.nameEnd(start);
    const name = this.text.slice(start, nameEnd);
    const equals = this.skipBlanks(nameEnd);
    const quote = this.skipBlanks(equals + 1);
    const mark = this.text.charCodeAt(quote);
    const isQuoted = mark === QUOTE || mark === APOSTROPHE;
    if (this.text.charCodeAt(equals) !== EQUALS || !isQuoted) this.malformed('attribute without a quoted value', start);
    const end = this.indexOrEnd(mark === QUOTE ? '"' : "'", quote + 1);
    const value = attributeValue(this.text.slice(quote + 1, end));
    if (value === undefined) return this.malformed('attribute value', quote);
    if (found.has(name)) this.malformed('attribute given twice', start);
    found.set(name, value);
    this.at = end + 1;
  }

  private resolveAttributes(raw: ReadonlyMap<string, string>): Attributes {
    const declared = declaredPrefixes(raw);
    if (declared.size > 0) this.scope = this.scope.with(declared) ?? this.malformed('namespace declaration');
    return resolvedAttributes(raw, this.scope) ?? this.malformed('attribute name');
  }

  private nameEnd(from: number): number {
    let end = from;
    for (; ; end += 1) {
      const code = this.text.charCodeAt(end);
      const ends = code <= SPACE || code === GREATER || code === SLASH || code === EQUALS || Number.isNaN(code);
      if (ends || code === LESS) return end;
    }
  }

  private skipBlanks(from: number): number {
    let at = from;
    for (; ; at += 1) {
      const code = this.text.charCodeAt(at);
      if (code !== SPACE && code !== TAB && code !== 10 && code !== 13) return at;
    }
  }

  private indexOrEnd(mark: string, from: number): number {
    const found = this.text.indexOf(mark, from);
    if (found < 0) throw refusal(truncated(this.source.position(this.text.length), 'einvoice'));
    return found;
  }

  private malformed(detail: string, offset = this.at): never {
    throw refusal(notWellFormed(this.source.position(offset), detail, 'einvoice'));
  }

  private exceeded(limit: string, allowed: number, offset = this.at): never {
    throw refusal(limitExceeded(this.source.position(offset), limit, allowed, 'einvoice'));
  }
}
