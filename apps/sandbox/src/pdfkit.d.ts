/** The parts of pdfkit that the sandbox uses; the package brings no types of its own. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  interface TextOptions {
    width?: number;
    align?: 'left' | 'right';
    continued?: boolean;
  }

  export class PDFDocument extends Readable {
    constructor(options: { size: string; margin: number; info: Record<string, string | Date>; lang?: string });
    y: number;
    font(name: string): this;
    fontSize(size: number): this;
    text(text: string, options?: TextOptions): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    moveDown(lines?: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    stroke(): this;
    addPage(): this;
    end(): void;
  }
}
