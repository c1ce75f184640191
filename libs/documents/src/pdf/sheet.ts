import type { Font } from 'fontkit';
import type { StructureElement, StructureOptions } from 'pdfkit';
import { archiveDocument, type ArchiveDocument, type DocumentFacts } from './archive-document.ts';
import type { EmbeddedFile } from './embedded-file.ts';
import { printable } from './printable-text.ts';
import { fontOf, type Face } from './typeface.ts';

const pointsPerMillimetre = 72 / 25.4;

/** How a piece of text looks. Sizes are points. */
export interface TextStyle {
  size: number;
  face?: Face;
  color?: string;
  align?: 'left' | 'right' | 'center';
  /** Space between lines in parts of the size. */
  lead?: number;
  /** What the text is to a reader that does not see the page; a paragraph where nothing is said. */
  role?: 'H1' | 'H2' | 'P' | 'TH' | 'TD' | 'Lbl';
}

/** A box for text: millimetres from the left and top edge of the page. With a height, what does not fit is left out. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height?: number;
}

/** A group of the structure that others stand in. */
export type Group = 'Sect' | 'Table' | 'TR' | 'TD';

/** By how many points a text becomes smaller at a time. */
const sizeStep = 0.5;

/** The colour of text where a style names none. */
const ink = '#1d1d1f';

/** Portrait A4 pages measured in millimetres; it remembers whether characters had to be replaced. */
export class Sheet {
  replacedCharacters = false;
  private readonly pdf: ArchiveDocument;
  private readonly fonts = new Map<Face, Font>();
  private readonly groups: StructureElement[];
  private decorating = false;

  constructor(facts: DocumentFacts) {
    this.pdf = archiveDocument(facts);
    const root = this.pdf.struct('Document');
    this.pdf.addStructure(root);
    this.groups = [root];
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

  /** Embeds a file in the document. */
  embed(file: EmbeddedFile): void {
    this.pdf.embed(file);
  }

  /** What is drawn meanwhile belongs together as that group. */
  within(group: Group, draw: () => void): void {
    const element = this.pdf.struct(group);
    this.groups.at(-1)?.add(element);
    this.groups.push(element);
    draw();
    this.groups.pop();
    element.end();
  }

  /** What is drawn meanwhile repeats or adorns: it is not read aloud. */
  decoration(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Pagination' });
    this.unmarked(draw);
    this.pdf.endMarkedContent();
  }

  /** What is drawn meanwhile is one picture, with words for people who do not see it. */
  figure(alternative: string, draw: () => void): void {
    this.marked('Figure', { alt: alternative }, () => this.unmarked(draw));
  }

  /** Writes text, wrapped to the width, and answers the height it took in millimetres. */
  text(text: string, place: Place, style: TextStyle): number {
    const written = this.written(text, style);
    const { x, y, width, height } = place;
    const options = {
      width: width * pointsPerMillimetre,
      align: style.align ?? 'left',
      lineGap: lineGap(style),
      ...(height === undefined ? {} : { height: height * pointsPerMillimetre }),
    };
    this.marked(style.role ?? 'P', style.role === 'TH' ? { scope: 'Column' } : {}, () =>
      this.use(style).text(written, x * pointsPerMillimetre, y * pointsPerMillimetre, options),
    );
    return this.heightOf(text, width, style);
  }

  /** The height in millimetres that a text would take. */
  heightOf(text: string, width: number, style: TextStyle): number {
    const options = { width: width * pointsPerMillimetre, lineGap: lineGap(style) };
    return this.use(style).heightOfString(this.written(text, style), options) / pointsPerMillimetre;
  }

  /** The style in the largest size, from its own down to the smallest, in which a text takes no more than that height. */
  fitted(
    text: string,
    { width, height }: Pick<Required<Place>, 'width' | 'height'>,
    style: TextStyle,
    smallest: number,
  ): TextStyle {
    let size = style.size;
    while (size > smallest && this.heightOf(text, width, { ...style, size }) > height) size -= sizeStep;
    return { ...style, size };
  }

  /** Cuts a text where a box of that height is full: what fits in it, and the rest. */
  split(text: string, width: number, height: number, style: TextStyle): [string, string] {
    if (this.heightOf(text, width, style) <= height) return [text, ''];
    let [fits, tooLong] = [0, text.length];
    while (fits + 1 < tooLong) {
      const middle = (fits + tooLong) >> 1;
      if (this.heightOf(text.slice(0, middle), width, style) <= height) fits = middle;
      else tooLong = middle;
    }
    const blank = Math.max(text.lastIndexOf(' ', fits), text.lastIndexOf('\n', fits));
    const end = blank > 0 ? blank : Math.max(fits, 1);
    return [text.slice(0, end), text.slice(end).trimStart()];
  }

  /** The width in millimetres that a single line would take. */
  widthOf(text: string, style: TextStyle): number {
    return this.use(style).widthOfString(this.written(text, style)) / pointsPerMillimetre;
  }

  /** A straight line from point to point, dashed where wanted. Its thickness is in points. */
  line(from: [number, number], to: [number, number], color: string, thickness = 0.5, dash?: number): void {
    this.adornment(() => {
      if (dash !== undefined) this.pdf.dash(dash);
      this.pdf
        .lineWidth(thickness)
        .strokeColor(color)
        .moveTo(from[0] * pointsPerMillimetre, from[1] * pointsPerMillimetre)
        .lineTo(to[0] * pointsPerMillimetre, to[1] * pointsPerMillimetre)
        .stroke();
      if (dash !== undefined) this.pdf.undash();
    });
  }

  /** A horizontal rule. */
  rule(x: number, y: number, width: number, color: string, thickness = 0.5): void {
    this.line([x, y], [x + width, y], color, thickness);
  }

  /** Filled boxes, one shape for the renderer: no seams between boxes that touch. */
  boxes(places: readonly Required<Place>[], color: string, radius = 0): void {
    this.adornment(() => {
      for (const { x, y, width, height } of places) {
        const [left, top, wide, high] = [x, y, width, height].map((value) => value * pointsPerMillimetre) as Quad;
        if (radius > 0) this.pdf.roundedRect(left, top, wide, high, radius * pointsPerMillimetre);
        else this.pdf.rect(left, top, wide, high);
      }
      this.pdf.fill(color);
    });
  }

  /** Ends the document and gives its bytes. */
  async bytes(): Promise<Uint8Array> {
    this.pdf.end();
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.pdf) chunks.push(chunk);
    return new Uint8Array(Buffer.concat(chunks));
  }

  private marked(role: string, options: StructureOptions, draw: () => void): void {
    if (this.decorating) return draw();
    const element = this.pdf.struct(role, options);
    this.groups.at(-1)?.add(element);
    element.add(this.pdf.markStructureContent(role));
    draw();
    this.pdf.endMarkedContent();
    element.end();
  }

  private unmarked(draw: () => void): void {
    this.decorating = true;
    draw();
    this.decorating = false;
  }

  private adornment(draw: () => void): void {
    if (this.decorating) return draw();
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.pdf.endMarkedContent();
  }

  private use(style: TextStyle): ArchiveDocument {
    this.font(style);
    return this.pdf.font(style.face ?? 'regular', style.size).fillColor(style.color ?? ink);
  }

  private font({ face = 'regular' }: Pick<TextStyle, 'face'>): Font {
    const known = this.fonts.get(face);
    if (known !== undefined) return known;
    const font = fontOf(face);
    this.pdf.registerFont(face, font);
    this.fonts.set(face, font);
    return font;
  }

  private written(text: string, style: TextStyle): string {
    const font = this.font(style);
    const result = printable(text, (codePoint) => font.hasGlyphForCodePoint(codePoint));
    this.replacedCharacters ||= result.replaced;
    return result.text;
  }
}

type Quad = [number, number, number, number];

function lineGap(style: TextStyle): number {
  return style.size * (style.lead ?? 0.12);
}
