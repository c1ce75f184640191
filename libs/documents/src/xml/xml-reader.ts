import { SaxesParser } from 'saxes';
import type { SaxesStartTagNS, SaxesTagNS } from 'saxes';
import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import { doctypeRefused, encodingRefused, limitExceeded, notWellFormed, truncated } from './xml-diagnostics.ts';
import type { Position } from './xml-diagnostics.ts';
import type { XmlElement } from './xml-element.ts';
import type { XmlLimits } from './xml-limits.ts';
import { defaultXmlLimits } from './xml-limits.ts';

/** Bytes at once or as they arrive; a Node readable stream of buffers is one. */
export type ByteSource = Uint8Array | AsyncIterable<Uint8Array>;

/** Whoever listens is given each element when it is complete, innermost first. */
export interface XmlListener {
  /** An element starts; its children and text are not read yet. */
  opened?(element: XmlElement): void;
  /** An element is complete. Answer true to forget it: it is then not kept as a child of its parent. */
  closed(element: XmlElement): boolean;
}

/**
 * Reads a bank's XML 1.0 in UTF-8 as it arrives, strictly and without ever resolving anything: a document type, an entity of its own, another
 * encoding, bad nesting, an early end or a bomb is thrown as a `DocumentError` with line and column.
 */
export async function readXml(
  source: ByteSource,
  listener: XmlListener,
  limits: XmlLimits = defaultXmlLimits,
): Promise<void> {
  const reader = new XmlReader(listener, limits);
  if (source instanceof Uint8Array) {
    for (let start = 0; start < source.length; start += 65_536) reader.write(source.subarray(start, start + 65_536));
  } else {
    for await (const chunk of source) reader.write(chunk);
  }
  reader.end();
}

class XmlReader {
  private readonly parser = new SaxesParser({
    xmlns: true,
    position: true,
    defaultXMLVersion: '1.0',
    forceXMLVersion: true,
  });
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly open: XmlElement[] = [];
  private started: Position = { line: 1, column: 1 };
  private attributes = 0;
  private bytes = 0;
  private ending = false;
  private readonly listener: XmlListener;
  private readonly limits: XmlLimits;

  constructor(listener: XmlListener, limits: XmlLimits) {
    this.listener = listener;
    this.limits = limits;
    this.parser.on('error', (error) =>
      this.refuse(this.ending ? truncated(this.here()) : notWellFormed(this.here(), reasonOf(error))),
    );
    this.parser.on('doctype', () => this.refuse(doctypeRefused(this.here())));
    this.parser.on('xmldecl', ({ encoding }) => {
      if (encoding && encoding.toUpperCase() !== 'UTF-8') this.refuse(encodingRefused(this.here(), encoding));
    });
    this.parser.on('opentagstart', (tag) => this.startTag(tag));
    this.parser.on('attribute', () => this.countAttribute());
    this.parser.on('opentag', (tag) => this.openElement(tag));
    this.parser.on('text', (text) => this.addText(text));
    this.parser.on('cdata', (text) => this.addText(text));
    this.parser.on('closetag', () => this.closeElement());
  }

  write(bytes: Uint8Array): void {
    this.bytes += bytes.length;
    if (this.bytes > this.limits.bytes) this.refuse(limitExceeded(this.here(), 'bytes', this.limits.bytes));
    this.parser.write(this.decode(bytes));
  }

  end(): void {
    this.ending = true;
    const rest = this.decode();
    if (rest) this.parser.write(rest);
    this.parser.close();
  }

  private decode(bytes?: Uint8Array): string {
    try {
      return bytes ? this.decoder.decode(bytes, { stream: true }) : this.decoder.decode();
    } catch {
      return this.refuse(this.ending ? truncated(this.here()) : encodingRefused(this.here(), 'unknown'));
    }
  }

  private startTag(tag: SaxesStartTagNS): void {
    const { line, column } = this.parser;
    this.started = { line, column: Math.max(1, column - tag.name.length - 1) };
    this.attributes = 0;
    if (this.open.length >= this.limits.depth) this.refuse(limitExceeded(this.started, 'depth', this.limits.depth));
  }

  private countAttribute(): void {
    this.attributes += 1;
    if (this.attributes > this.limits.attributes)
      this.refuse(limitExceeded(this.started, 'attributes', this.limits.attributes));
  }

  private openElement(tag: SaxesTagNS): void {
    const parent = this.open.at(-1);
    const attributes = Object.fromEntries(
      Object.values(tag.attributes).map((attribute) => [attribute.local, attribute.value]),
    );
    const path = parent ? `${parent.path}/${tag.local}` : tag.local;
    const element: XmlElement = {
      name: tag.local,
      namespace: tag.uri,
      attributes,
      children: [],
      text: '',
      content: '',
      path,
      ...this.started,
    };
    this.open.push(element);
    this.listener.opened?.(element);
  }

  private addText(text: string): void {
    const element = this.open.at(-1);
    if (!element) return;
    element.content += text;
    if (element.content.length > this.limits.text) this.refuse(limitExceeded(this.here(), 'text', this.limits.text));
  }

  private closeElement(): void {
    const element = this.open.pop();
    if (!element) return;
    element.text = element.content.trim();
    const forget = this.listener.closed(element);
    if (!forget) this.open.at(-1)?.children.push(element);
  }

  private here(): Position {
    return { line: this.parser.line, column: this.parser.column + 1 };
  }

  private refuse(diagnostic: Diagnostic): never {
    throw new DocumentError([diagnostic]);
  }
}

function reasonOf(error: Error): string {
  return error.message.replace(/^.*?\d+:\d+: /, '');
}
