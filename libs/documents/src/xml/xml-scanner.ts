import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import { StartTags } from './start-tags.ts';
import { StreamElement } from './stream-element.ts';
import { TextWindow } from './text-window.ts';
import { hasForbidden, withoutReferences } from './xml-characters.ts';
import {
  doctypeRefused,
  encodingRefused,
  fileEmpty,
  limitExceeded,
  notWellFormed,
  truncated,
} from './xml-diagnostics.ts';
import type { XmlLimits } from './xml-limits.ts';
import type { NameScope } from './xml-names.ts';
import type { XmlListener } from './xml-listener.ts';
import { encodingOf, tagEnd } from './xml-start-tag.ts';

/** An element whose end tag is still to come, the scope around it, and what was kept before it. */
interface Open {
  element: StreamElement;
  raw: string;
  scope: NameScope;
  keptBefore: number;
}

/** So many different tags are remembered. */
const REMEMBERED = 500;

/** Characters that a tag may have for each attribute that is allowed. */
const TAG_PART = 1_024;

const [BANG, SLASH, QUESTION] = [33, 47, 63];

/** Reads XML piece by piece; whoever writes calls `end` when nothing more comes. */
export class XmlScanner {
  private readonly window = new TextWindow();
  private readonly open: Open[] = [];
  private readonly tags: StartTags;
  private isStarted = false;
  private hasRoot = false;
  private kept = 0;
  private readonly listener: XmlListener;
  private readonly limits: XmlLimits;

  constructor(listener: XmlListener, limits: XmlLimits) {
    this.listener = listener;
    this.limits = limits;
    this.tags = new StartTags(limits.attributes, REMEMBERED);
  }

  /** Reads on as far as the text goes. */
  write(text: string): void {
    const { window } = this;
    window.append(text);
    while (window.left > 0 && this.readNext());
    if (window.left > this.limits.text) this.refuse(limitExceeded(this.here(), 'text', this.limits.text));
  }

  /** Nothing more comes: what is open is refused. */
  end(): void {
    const { text, at } = this.window;
    const isWhole = this.open.length === 0 && text.slice(at).trim() === '';
    if (!isWhole) this.refuse(truncated(this.window.position(text.length)));
    if (!this.hasRoot) this.refuse(fileEmpty());
  }

  /** Where the text ends that has arrived. */
  here(): { line: number; column: number } {
    return this.window.position(this.window.at);
  }

  /** Reads a text, a tag or whatever else comes next; false where its end has not arrived. */
  private readNext(): boolean {
    const { text, at } = this.window;
    const tag = text.indexOf('<', at);
    if (tag < 0) return false;
    const kind = text.charCodeAt(tag + 1);
    if (Number.isNaN(kind)) return false;
    this.readText(tag, kind === SLASH);
    if (kind === SLASH) return this.readEndTag();
    if (kind === QUESTION) return this.readInstruction();
    this.isStarted = true;
    return kind === BANG ? this.readBang() : this.readStartTag();
  }

  private readText(end: number, isLast: boolean): void {
    const { text, at } = this.window;
    if (end === at) return;
    const raw = text.slice(at, end);
    const element = this.open.at(-1)?.element;
    if (raw.trim() === '' && !(isLast && element && element.children.length === 0)) {
      this.isStarted = true;
      this.window.at = end;
      return;
    }
    if (!element) return this.malformed('text outside the root element');
    if (raw.includes(']]>')) this.malformed(']]> in text');
    this.addText(element, withoutReferences(raw) ?? this.malformed('unknown entity or character not allowed'));
    this.window.at = end;
  }

  private addText(element: StreamElement, text: string): void {
    element.content += text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    if (element.content.length > this.limits.text) this.refuse(limitExceeded(this.here(), 'text', this.limits.text));
  }

  private readEndTag(): boolean {
    const { text, at } = this.window;
    const end = text.indexOf('>', at);
    if (end < 0) return this.waitForTag();
    const open = this.open.pop();
    if (!open || text.slice(at + 2, end).trimEnd() !== open.raw) return this.malformed('end tag without its start tag');
    this.tags.leave(open.scope);
    this.window.at = end + 1;
    this.close(open);
    return true;
  }

  private readStartTag(): boolean {
    const { text, at } = this.window;
    const end = tagEnd(text, at);
    if (end === 'malformed') return this.malformed('start tag');
    if (end < 0) return this.waitForTag();
    if (this.hasRoot && this.open.length === 0) this.malformed('second root element');
    const outer = this.tags.scope;
    const tag = this.tags.read(text.slice(at, end + 1));
    if (tag === 'too-many') return this.refuse(limitExceeded(this.here(), 'attributes', this.limits.attributes));
    if (tag === undefined) return this.malformed('start tag');
    const { line, column } = this.here();
    const element = new StreamElement(tag, this.open.at(-1)?.element, line, column);
    if (this.open.length >= this.limits.depth) this.refuse(limitExceeded({ line, column }, 'depth', this.limits.depth));
    this.hasRoot = true;
    this.window.at = end + 1;
    const open = { element, raw: tag.raw, scope: outer, keptBefore: this.kept };
    this.keep(1 + tag.attributeCount);
    this.open.push(open);
    this.listener.opened?.(element);
    if (!tag.isClosed) return true;
    this.open.pop();
    this.tags.leave(outer);
    this.close(open);
    return true;
  }

  private keep(count: number): void {
    this.kept += count;
    const { elements } = this.limits;
    if (this.kept > elements) this.refuse(limitExceeded(this.here(), 'elements', elements));
  }

  private close({ element, keptBefore }: Open): void {
    const forget = this.listener.closed(element);
    if (forget) this.kept = keptBefore;
    else element.parent?.children.push(element);
  }

  private readBang(): boolean {
    const { text, at, left } = this.window;
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('--', at + 4);
      if (end < 0 || end + 2 >= text.length) return false;
      if (text[end + 2] !== '>') this.malformed('-- in a comment');
      return this.pass(end + 3);
    }
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at + 9);
      if (end < 0) return false;
      const element = this.open.at(-1)?.element ?? this.malformed('text outside the root element');
      this.addText(element, text.slice(at + 9, end));
      return this.pass(end + 3);
    }
    if (text.startsWith('<!DOCTYPE', at)) this.refuse(doctypeRefused(this.here()));
    return left < 9 ? false : this.malformed('declaration');
  }

  private readInstruction(): boolean {
    const { text, at } = this.window;
    const end = text.indexOf('?>', at);
    if (end < 0) return this.waitForTag();
    const written = text.slice(at, end + 2);
    const target = /^<\?([^\s?]*)/.exec(written)?.[1] ?? '';
    if (target.toLowerCase() === 'xml') this.readDeclaration(written);
    else if (!this.tags.scope.attribute(target)) this.malformed('processing instruction');
    this.isStarted = true;
    return this.pass(end + 2);
  }

  private readDeclaration(written: string): void {
    const encoding = this.isStarted ? undefined : encodingOf(written);
    if (encoding === undefined) this.malformed('XML declaration');
    if (encoding && encoding.toUpperCase() !== 'UTF-8') this.refuse(encodingRefused(this.here(), encoding));
  }

  private pass(end: number): true {
    const { window } = this;
    if (hasForbidden(window.text.slice(window.at, end))) this.malformed('character not allowed');
    window.at = end;
    return true;
  }

  private waitForTag(): false {
    const { attributes } = this.limits;
    if (this.window.left > (attributes + 1) * TAG_PART)
      this.refuse(limitExceeded(this.here(), 'attributes', attributes));
    return false;
  }

  private malformed(detail: string): never {
    return this.refuse(notWellFormed(this.here(), detail));
  }

  private refuse(diagnostic: Diagnostic): never {
    throw new DocumentError([diagnostic]);
  }
}
