import { PDFDocument } from 'pdfkit';
import { printable } from './printable-text.ts';

const pointsPerMillimetre = 72 / 25.4;

/** How a piece of text looks. Sizes are points. */
export interface TextStyle {
  size: number;
  bold?: boolean;
  color?: string;
  align?: 'left' | 'right' | 'center';
}

/** A box for text: millimetres from the left and top edge of the page. */
export interface Place {
  x: number;
  y: number;
  width: number;
}

/** What is known about the document beside its pages. */
export interface SheetInfo {
  title: string;
  author: string;
  language: string;
  /** The moment that the file bears; the same input gives the same bytes. */
  createdAt: Date;
}

/** Portrait A4 pages measured in millimetres, with the two weights of one font; it remembers whether characters had to be replaced. */
export class Sheet {
  replacedCharacters = false;
  private readonly pdf: PDFDocument;

  constructor(info: SheetInfo) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      lang: info.language,
      displayTitle: true,
      info: {
        Title: printable(info.title).text,
        Author: printable(info.author).text,
        Creator: 'Belegfluss',
        Producer: 'pdfkit',
        CreationDate: info.createdAt,
      },
    });
  }

  get pages(): number {
    return this.pdf.bufferedPageRange().count;
  }

  addPage(): void {
    this.pdf.addPage();
  }

  /** Goes back to a page that is already drawn; the first is 0. */
  turnTo(page: number): void {
    this.pdf.switchToPage(page);
  }

  /** Writes text, wrapped to the width, and answers the height it took in millimetres. */
  text(text: string, place: Place, style: TextStyle): number {
    const written = this.written(text);
    const options = {
      width: place.width * pointsPerMillimetre,
      align: style.align ?? 'left',
      lineGap: style.size * 0.22,
    } as const;
    this.use(style).text(written, place.x * pointsPerMillimetre, place.y * pointsPerMillimetre, options);
    return this.heightOf(text, place.width, style);
  }

  /** The height in millimetres that a text would take. */
  heightOf(text: string, width: number, style: TextStyle): number {
    const options = { width: width * pointsPerMillimetre, lineGap: style.size * 0.22 };
    return this.use(style).heightOfString(this.written(text), options) / pointsPerMillimetre;
  }

  /** A horizontal rule. */
  rule(x: number, y: number, width: number, color: string, thickness = 0.5): void {
    const [from, height] = [x * pointsPerMillimetre, y * pointsPerMillimetre];
    this.pdf
      .lineWidth(thickness)
      .strokeColor(color)
      .moveTo(from, height)
      .lineTo(from + width * pointsPerMillimetre, height)
      .stroke();
  }

  /** A filled box. */
  box(place: Place, height: number, color: string): void {
    this.pdf
      .rect(
        place.x * pointsPerMillimetre,
        place.y * pointsPerMillimetre,
        place.width * pointsPerMillimetre,
        height * pointsPerMillimetre,
      )
      .fill(color);
  }

  /** Ends the document and gives its bytes. */
  async bytes(): Promise<Uint8Array> {
    this.pdf.end();
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.pdf) chunks.push(chunk);
    return new Uint8Array(Buffer.concat(chunks));
  }

  private use(style: TextStyle): PDFDocument {
    return this.pdf.font(style.bold ? 'Helvetica-Bold' : 'Helvetica', style.size).fillColor(style.color ?? '#1d1d1f');
  }

  private written(text: string): string {
    const result = printable(text);
    this.replacedCharacters ||= result.replaced;
    return result.text;
  }
}
