import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import { TreeElement, XmlSource } from './tree-element.ts';
import type { TreeWatcher } from './tree-watcher.ts';
import { hasForbidden, withoutReferences } from './xml-characters.ts';
import { doctypeRefused, encodingRefused, limitExceeded, notWellFormed, truncated } from './xml-diagnostics.ts';
import type { XmlTreeLimits } from './xml-limits.ts';
import { invoiceXmlLimits } from './xml-limits.ts';
import { NameScope } from './xml-names.ts';
import type { ReadTag } from './xml-start-tag.ts';
import { encodingOf, readStartTag, tagEnd } from './xml-start-tag.ts';

/**
 * Reads a whole invoice in XML 1.0 and UTF-8 into a tree, as strictly as `readXml` and without ever resolving anything: a document
 * type, an entity of its own, another encoding, bad nesting, an early end or a bomb is thrown as a `DocumentError` with line and
 * column.
 */
export function readXmlTree(bytes: Uint8Array, limits: XmlTreeLimits = invoiceXmlLimits): TreeElement {
  return readXmlSource(xmlSource(bytes, limits), limits);
}

/** The text of a file for `readXmlSource`; throws a `DocumentError` for one that is too large or not in UTF-8. */
export function xmlSource(bytes: Uint8Array, limits: XmlTreeLimits = invoiceXmlLimits): XmlSource {
  if (bytes.length > limits.bytes) throw refusal(limitExceeded(firstPlace, 'bytes', limits.bytes, 'einvoice'));
  return new XmlSource(decoded(bytes));
}

/** The same as `readXmlTree`, for a text that may be read more than once; a watcher sees the parts as they are complete. */
export function readXmlSource(
  source: XmlSource,
  limits: XmlTreeLimits = invoiceXmlLimits,
  watcher?: TreeWatcher,
): TreeElement {
  return new TreeReader(source, limits, watcher).read();
}

const firstPlace = { line: 1, column: 1 };
const [TAB, LINE_FEED, RETURN, SPACE, BANG, SLASH, LESS, GREATER, QUESTION] = [9, 10, 13, 32, 33, 47, 60, 62, 63];

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

type StartTag = ReadTag['tag'];

/** Longer tags, and more different ones than this, are read each time: a bomb must not fill the memory through them. */
const remembered = { length: 200, tags: 2_000 };

/** An element whose end tag is still to come, and the scope around it. */
interface Open {
  element: TreeElement;
  raw: string;
  scope: NameScope;
  /** Whether the watcher wants to see what is directly inside. */
  isWatched: boolean;
}

class TreeReader {
  private readonly source: XmlSource;
  private readonly text: string;
  private readonly limits: XmlTreeLimits;
  private readonly open: Open[] = [];
  private readonly tags = new Map<string, StartTag>();
  private scope = NameScope.outermost();
  private root: TreeElement | undefined;
  private readonly watcher: TreeWatcher | undefined;
  private elements = 0;
  /** Elements that are still in the tree, and how many of them there were when the last watched part began. */
  private kept = 0;
  private keptBefore = 0;
  private at = 0;

  constructor(source: XmlSource, limits: XmlTreeLimits, watcher: TreeWatcher | undefined) {
    this.source = source;
    this.text = source.text;
    this.limits = limits;
    this.watcher = watcher;
  }

  read(): TreeElement {
    const { text } = this;
    while (this.at < text.length) {
      const tag = text.charCodeAt(this.at) === LESS ? this.at : text.indexOf('<', this.at);
      if (tag !== this.at) this.readText(tag < 0 ? text.length : tag);
      if (tag >= 0) this.readMarkup();
    }
    if (this.open.length > 0 || !this.root) throw this.truncation();
    return this.root;
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
      const end = this.indexOf('--', this.at + 4);
      if (this.text.charCodeAt(end + 2) !== GREATER) this.malformed('-- in a comment');
      this.pass(end + 3);
    } else if (this.text.startsWith('<![CDATA[', this.at)) {
      const end = this.indexOf(']]>', this.at + 9);
      const element = this.open.at(-1)?.element ?? this.malformed('text outside the root element');
      this.addText(element, this.text.slice(this.at + 9, end));
      this.pass(end + 3);
    } else if (this.text.startsWith('<!DOCTYPE', this.at)) {
      throw refusal(doctypeRefused(this.source.position(this.at), 'einvoice'));
    } else {
      this.malformed('unknown markup');
    }
  }

  private readInstruction(): void {
    const end = this.indexOf('?>', this.at + 2) + 2;
    const written = this.text.slice(this.at, end);
    const target = /^<\?([^\s?]*)/.exec(written)?.[1] ?? '';
    if (target.toLowerCase() === 'xml') this.readDeclaration(written);
    else if (!this.scope.attribute(target)) this.malformed('processing instruction');
    this.pass(end);
  }

  private readDeclaration(written: string): void {
    const encoding = this.at === 0 ? encodingOf(written) : undefined;
    if (encoding === undefined) this.malformed('XML declaration');
    else if (encoding !== '' && encoding.toUpperCase() !== 'UTF-8')
      throw refusal(encodingRefused(firstPlace, encoding, 'einvoice'));
  }

  private readEndTag(): void {
    const open = this.open.pop();
    if (!open || !this.text.startsWith(open.raw, this.at + 2)) return this.malformed('end tag without its start tag');
    const end = this.skipBlanks(this.at + 2 + open.raw.length);
    if (end >= this.text.length) throw this.truncation();
    if (this.text.charCodeAt(end) !== GREATER) this.malformed('end tag without its start tag');
    open.element.complete();
    this.leave(open.scope);
    this.at = end + 1;
    if (this.watcher !== undefined) this.told(this.watcher, open.element, open.isWatched);
  }

  /** An element is complete: one that was watched, one inside of such, or any other. */
  private told(watcher: TreeWatcher, element: TreeElement, wasWatched: boolean): void {
    if (wasWatched) watcher.closed(element);
    else if (this.open.at(-1)?.isWatched && watcher.completed(element)) {
      element.giveUp();
      this.kept = this.keptBefore + 1;
    }
  }

  private readStartTag(): void {
    const start = this.at;
    if (this.root && this.open.length === 0) this.malformed('second root element');
    const outer = this.scope;
    const tag = this.tagAt(start);
    const around = this.open.at(-1);
    const parent = around?.element;
    const element = new TreeElement(tag, parent ?? this.source, start);
    if (around?.isWatched) this.keptBefore = this.kept;
    this.elements += 1;
    this.kept += 1;
    const { watcher } = this;
    if (this.elements > this.limits.elements) this.exceeded('elements', this.limits.elements);
    if (watcher !== undefined && this.kept > watcher.mostKept) this.exceeded('elements', watcher.mostKept);
    if (this.open.length >= this.limits.depth) this.exceeded('depth', this.limits.depth);
    if (parent && parent.append(element) > this.limits.children) this.exceeded('children', this.limits.children);
    this.root ??= element;
    const isWatched = watcher !== undefined && (around?.isWatched ?? true) && watcher.opened(element);
    if (!tag.isClosed) this.open.push({ element, raw: tag.raw, scope: outer, isWatched });
    else {
      this.leave(outer);
      if (watcher !== undefined) this.told(watcher, element, isWatched);
    }
  }

  /** The tag that starts here, behind which reading goes on. */
  private tagAt(start: number): StartTag {
    const end = tagEnd(this.text, start);
    if (end === 'malformed') return this.malformed('start tag');
    if (end < 0) throw this.truncation();
    const written = this.text.slice(start, end + 1);
    const tag = this.tags.get(written) ?? this.newTag(written);
    this.at = end + 1;
    return tag;
  }

  private newTag(written: string): StartTag {
    const outer = this.scope;
    const read = readStartTag(written, outer, this.limits.attributes);
    if (read === 'too-many') return this.exceeded('attributes', this.limits.attributes);
    if (read === undefined) return this.malformed('start tag');
    this.scope = read.scope;
    if (this.scope !== outer) this.tags.clear();
    else if (this.tags.size < remembered.tags && written.length <= remembered.length) this.tags.set(written, read.tag);
    return read.tag;
  }

  private leave(outer: NameScope): void {
    if (this.scope === outer) return;
    this.scope = outer;
    this.tags.clear();
  }

  private pass(end: number): void {
    if (hasForbidden(this.text.slice(this.at, end))) this.malformed('character not allowed');
    this.at = end;
  }

  private skipBlanks(from: number): number {
    let at = from;
    for (; ; at += 1) {
      const code = this.text.charCodeAt(at);
      if (code !== SPACE && code !== TAB && code !== LINE_FEED && code !== RETURN) return at;
    }
  }

  private indexOf(mark: string, from: number): number {
    const found = this.text.indexOf(mark, from);
    if (found < 0) throw this.truncation();
    return found;
  }

  private truncation(): DocumentError {
    return refusal(truncated(this.source.position(this.text.length), 'einvoice'));
  }

  private malformed(detail: string): never {
    throw refusal(notWellFormed(this.source.position(this.at), detail, 'einvoice'));
  }

  private exceeded(limit: string, allowed: number): never {
    throw refusal(limitExceeded(this.source.position(this.at), limit, allowed, 'einvoice'));
  }
}
