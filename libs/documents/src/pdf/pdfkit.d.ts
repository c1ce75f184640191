declare module 'pdfkit' {
  import type { Font } from 'fontkit';

  interface TextOptions {
    width?: number;
    height?: number;
    align?: 'left' | 'right' | 'center';
    lineBreak?: boolean;
    lineGap?: number;
    ellipsis?: boolean;
  }

  /** Marked content of a page. */
  export interface StructureContent {
    readonly refs: unknown[];
  }

  /** A node of the structure tree. */
  export interface StructureElement {
    add(child: StructureElement | StructureContent): this;
    end(): void;
  }

  export interface StructureOptions {
    alt?: string;
    scope?: 'Column' | 'Row';
  }

  export interface FileOptions {
    name: string;
    type: string;
    description: string;
    relationship: 'Alternative' | 'Data' | 'Source' | 'Supplement' | 'Unspecified';
    creationDate: Date;
    modifiedDate: Date;
  }

  export interface DocumentInfo {
    Title: string;
    Author: string;
    Creator: string;
    Producer: string;
    CreationDate: Date;
  }

  /** The part of pdfkit that printed documents need. */
  export class PDFDocument implements AsyncIterable<Uint8Array> {
    constructor(options: Record<string, unknown>);
    readonly info: DocumentInfo;
    registerFont(name: string, font: Font): this;
    font(name: string, size?: number): this;
    fillColor(color: string): this;
    strokeColor(color: string): this;
    lineWidth(width: number): this;
    dash(length: number, options?: { space?: number }): this;
    undash(): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    stroke(): this;
    fill(color?: string): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    heightOfString(text: string, options?: TextOptions): number;
    widthOfString(text: string, options?: TextOptions): number;
    addPage(): this;
    bufferedPageRange(): { start: number; count: number };
    switchToPage(page: number): unknown;
    struct(type: string, options?: StructureOptions): StructureElement;
    addStructure(element: StructureElement): this;
    markStructureContent(tag: string): StructureContent;
    markContent(tag: 'Artifact', options: { type: 'Layout' | 'Pagination' }): this;
    endMarkedContent(): this;
    file(bytes: Uint8Array, options: FileOptions): unknown;
    appendXML(xml: string): void;
    protected _addInfo(): void;
    end(): void;
    [Symbol.asyncIterator](): AsyncIterator<Uint8Array>;
  }
}
