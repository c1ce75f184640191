import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import type { StartTag } from './start-tags.ts';
import { StartTags } from './start-tags.ts';
import { TreeElement } from './tree-element.ts';
import type { TreeWatcher } from './tree-watcher.ts';
import { hasForbidden, skipBlanks, withoutReferences } from './xml-characters.ts';
import type { Position } from './xml-diagnostics.ts';
import {
  doctypeRefused,
  encodingRefused,
  fileEmpty,
  limitExceeded,
  notWellFormed,
  truncated,
} from './xml-diagnostics.ts';
import type { XmlTreeLimits } from './xml-limits.ts';
import { invoiceXmlLimits } from './xml-limits.ts';
import type { NameScope } from './xml-names.ts';
import { XmlSource } from './xml-source.ts';
import { encodingOf, tagEnd } from './xml-start-tag.ts';

/**
 * Reads a whole invoice in XML 1.0 and UTF-8 into a tree, as strictly as `readXml` and without ever resolving anything: a document
 * type, an entity of its own, another encoding, bad nesting, an early end or a bomb is thrown as a `DocumentError` with line and
 * column.
 */
export function readXmlTree(bytes: Uint8Array, limits: XmlTreeLimits = invoiceXmlLimits): TreeElement {
  return readXmlSource(new XmlSource(bytes, limits), limits);
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

/** The longest that is looked at to see what begins: `<![CDATA[`. */
const LOOK_AHEAD = 9;

const [BANG, SLASH, LESS, GREATER, QUESTION] = [33, 47, 60, 62, 63];

function refusal(diagnostic: Diagnostic): DocumentError {
  return new DocumentError([diagnostic]);
}

/** So many different tags are remembered. */
const REMEMBERED = 2_000;

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
  private readonly pieces: Iterator<string, undefined>;
  /** The part of the text that is being read, and where it begins in the whole; more of it comes when it is needed. */
  private text = '';
  private base = 0;
  private isAllHere = false;
  private readonly limits: XmlTreeLimits;
  private readonly open: Open[] = [];
  private readonly tags: StartTags;
  private root: TreeElement | undefined;
  private readonly watcher: TreeWatcher | undefined;
  private elements = 0;
  /** Elements that are still in the tree and their attributes, and how many there were when the last watched part began. */
  private kept = 0;
  private keptBefore = 0;
  private at = 0;

  constructor(source: XmlSource, limits: XmlTreeLimits, watcher: TreeWatcher | undefined) {
    this.source = source;
    this.pieces = source.pieces();
    this.limits = limits;
    this.tags = new StartTags(limits.attributes, REMEMBERED);
    this.watcher = watcher;
  }

  read(): TreeElement {
    while (this.at + LOOK_AHEAD < this.text.length || this.more() || this.at < this.text.length) this.readNext();
    if (this.open.length > 0) throw this.truncation();
    if (!this.root) throw refusal(fileEmpty('einvoice'));
    return this.root;
  }

  /** Reads a text or a piece of markup; where its end is not here yet, nothing but more of the text. */
  private readNext(): void {
    const { at, text } = this;
    const tag = text.charCodeAt(at) === LESS ? at : text.indexOf('<', at);
    if ((tag < 0 || tag + 1 >= text.length) && this.more()) return;
    if (tag === at) this.readMarkup();
    else this.readText(tag < 0 ? text.length : tag);
  }

  /** Gets more of the text, twice as much as is left of it here; false when all of it is here. What was read goes. */
  private more(): boolean {
    if (this.isAllHere) return false;
    const left = this.text.slice(this.at);
    const parts = [left];
    for (let added = 0; !this.isAllHere && added <= left.length;) {
      const { value } = this.pieces.next();
      if (value === undefined) this.isAllHere = true;
      else {
        parts.push(value);
        added += value.length;
      }
    }
    if (parts.length === 1) return false;
    this.base += this.at;
    this.at = 0;
    // Joined it is one text; added it would stay two, and each look at a character would have to choose between them.
    this.text = parts.join('');
    return true;
  }

  private readText(end: number): void {
    const blank = skipBlanks(this.text, this.at) >= end;
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
      const end = this.indexOf('--', 4, 2);
      if (end === undefined) return;
      if (this.text.charCodeAt(end + 2) !== GREATER) this.malformed('-- in a comment');
      this.pass(end + 3);
    } else if (this.text.startsWith('<![CDATA[', this.at)) {
      const end = this.indexOf(']]>', 9);
      if (end === undefined) return;
      const element = this.open.at(-1)?.element ?? this.malformed('text outside the root element');
      this.addText(element, this.text.slice(this.at + 9, end));
      this.pass(end + 3);
    } else if (this.text.startsWith('<!DOCTYPE', this.at)) {
      this.refuse(doctypeRefused(this.here(), 'einvoice'));
    } else {
      this.malformed('unknown markup');
    }
  }

  private readInstruction(): void {
    const mark = this.indexOf('?>', 2);
    if (mark === undefined) return;
    const end = mark + 2;
    const written = this.text.slice(this.at, end);
    const target = /^<\?([^\s?]*)/.exec(written)?.[1] ?? '';
    if (target.toLowerCase() === 'xml') this.readDeclaration(written);
    else if (!this.tags.scope.attribute(target)) this.malformed('processing instruction');
    this.pass(end);
  }

  private readDeclaration(written: string): void {
    const encoding = this.base + this.at === 0 ? encodingOf(written) : undefined;
    if (encoding === undefined) this.malformed('XML declaration');
    else if (encoding !== '' && encoding.toUpperCase() !== 'UTF-8')
      this.refuse(encodingRefused(firstPlace, encoding, 'einvoice'));
  }

  private readEndTag(): void {
    const open = this.open.at(-1);
    const name = this.at + 2 + (open?.raw.length ?? 0);
    if (name >= this.text.length && this.more()) return;
    if (!open || !this.text.startsWith(open.raw, this.at + 2)) return this.malformed('end tag without its start tag');
    const end = skipBlanks(this.text, name);
    if (end >= this.text.length) return this.wait();
    if (this.text.charCodeAt(end) !== GREATER) this.malformed('end tag without its start tag');
    this.open.pop();
    open.element.complete();
    this.tags.leave(open.scope);
    this.at = end + 1;
    if (this.watcher !== undefined) this.told(this.watcher, open.element, open.isWatched);
  }

  /** An element is complete: one that was watched, one inside of such, or any other. */
  private told(watcher: TreeWatcher, element: TreeElement, wasWatched: boolean): void {
    if (wasWatched) watcher.closed(element);
    else if (this.open.at(-1)?.isWatched && watcher.completed(element)) {
      element.giveUp();
      // Itself it stays, which the bound of children counts.
      this.kept = this.keptBefore;
    }
  }

  private readStartTag(): void {
    const start = this.at;
    if (this.root && this.open.length === 0) this.malformed('second root element');
    const outer = this.tags.scope;
    const offset = this.base + start;
    const tag = this.tagAt(start);
    if (tag === undefined) return;
    const around = this.open.at(-1);
    const parent = around?.element;
    const element = new TreeElement(tag, parent ?? this.source, offset);
    if (around?.isWatched) this.keptBefore = this.kept;
    this.elements += 1;
    this.kept += 1 + tag.attributeCount;
    const { watcher } = this;
    if (this.elements > this.limits.elements) this.exceeded('elements', this.limits.elements);
    if (watcher !== undefined && this.kept > watcher.mostKept) this.exceeded('elements', watcher.mostKept);
    if (this.open.length >= this.limits.depth) this.exceeded('depth', this.limits.depth);
    if (parent && parent.append(element) > this.limits.children) this.exceeded('children', this.limits.children);
    this.root ??= element;
    const isWatched = watcher !== undefined && (around?.isWatched ?? true) && watcher.opened(element);
    if (!tag.isClosed) this.open.push({ element, raw: tag.raw, scope: outer, isWatched });
    else {
      this.tags.leave(outer);
      if (watcher !== undefined) this.told(watcher, element, isWatched);
    }
  }

  /** The tag that starts here, behind which reading goes on; undefined where its end is not here yet. */
  private tagAt(start: number): StartTag | undefined {
    const end = tagEnd(this.text, start);
    if (end === 'malformed') return this.malformed('start tag');
    if (end < 0) {
      this.wait();
      return undefined;
    }
    const tag = this.tags.read(this.text.slice(start, end + 1));
    if (tag === 'too-many') return this.exceeded('attributes', this.limits.attributes);
    if (tag === undefined) return this.malformed('start tag');
    this.at = end + 1;
    return tag;
  }

  private pass(end: number): void {
    if (hasForbidden(this.text.slice(this.at, end))) this.malformed('character not allowed');
    this.at = end;
  }

  /** Where a mark stands with some characters behind it; undefined where that is not here yet. */
  private indexOf(mark: string, skipped: number, behind = 0): number | undefined {
    const found = this.text.indexOf(mark, this.at + skipped);
    if (found >= 0 && found + behind < this.text.length) return found;
    if (this.more()) return undefined;
    if (found < 0) throw this.truncation();
    return found;
  }

  /** Gets more of the text for what goes on behind its end. */
  private wait(): void {
    if (!this.more()) throw this.truncation();
  }

  private here(): Position {
    return this.source.position(this.base + this.at);
  }

  private truncation(): DocumentError {
    return refusal(truncated(this.source.position(this.base + this.text.length), 'einvoice'));
  }

  private malformed(detail: string): never {
    return this.refuse(notWellFormed(this.here(), detail, 'einvoice'));
  }

  private exceeded(limit: string, allowed: number): never {
    return this.refuse(limitExceeded(this.here(), limit, allowed, 'einvoice'));
  }

  /** That a file is no text at all is said before whatever else is wrong with it. */
  private refuse(diagnostic: Diagnostic): never {
    while (this.pieces.next().value !== undefined);
    throw refusal(diagnostic);
  }
}
