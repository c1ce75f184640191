import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What another program says about a file, given as `FILE` in its arguments; undefined, and a visible line, when it is not installed. */
function ask(tool: string, args: string[], file: Uint8Array): { output: Buffer; code: number } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    const path = join(folder, 'judged.pdf');
    writeFileSync(path, file);
    const result = spawnSync(
      tool,
      args.map((arg) => (arg === 'FILE' ? path : arg)),
      { maxBuffer: 1 << 28 },
    );
    if (!result.error) return { output: result.stdout, code: result.status ?? 1 };
    console.warn(`skipped: ${tool} is not installed, a PDF was not judged by it`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The words on each page as poppler reads them, blanks joined. */
export function pageTexts(pdf: Uint8Array): string[] | undefined {
  const pages = ask('pdftotext', ['-layout', 'FILE', '-'], pdf)?.output.toString().split('\f').slice(0, -1);
  return pages?.map((page) => page.replace(/[ \u00a0]+/g, ' '));
}

/** A word and its box in points. */
interface Word {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Pairs of words that are printed over each other, as poppler places them; what two lines of a text share above and below does not count. */
export function overlaps(pdf: Uint8Array): string[] | undefined {
  const pages = ask('pdftotext', ['-bbox', 'FILE', '-'], pdf)?.output.toString().split('<page ').slice(1);
  return pages?.flatMap((page, number) => {
    const words = wordsOf(page);
    return words.flatMap((one, index) =>
      words
        .slice(index + 1)
        .filter((other) => isOver(one, other))
        .map((other) => `page ${number + 1}: ${one.text} / ${other.text}`),
    );
  });
}

function wordsOf(page: string): Word[] {
  const form = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g;
  return [...page.matchAll(form)].map(([, left, top, right, bottom, text = '']) => {
    // The box of a font is higher than its letters.
    const margin = (Number(bottom) - Number(top)) / 4;
    return {
      text,
      left: Number(left),
      right: Number(right),
      top: Number(top) + margin,
      bottom: Number(bottom) - margin,
    };
  });
}

function isOver(one: Word, other: Word): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** A page as grey values from 0 (black) to 255, row by row. */
export interface Picture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** A page as it looks, or a part of it in millimetres; the first page is 1. */
export function pagePicture(
  pdf: Uint8Array,
  page: number,
  dotsPerInch: number,
  part = { x: 0, y: 0, width: 210, height: 297 },
): Picture | undefined {
  const pixels = (millimetres: number): string => String(Math.round((millimetres / 25.4) * dotsPerInch));
  const box = ['-x', pixels(part.x), '-y', pixels(part.y), '-W', pixels(part.width), '-H', pixels(part.height)];
  const args = ['-gray', '-r', String(dotsPerInch), '-f', String(page), '-l', String(page), ...box, 'FILE'];
  const pgm = ask('pdftoppm', args, pdf)?.output;
  if (pgm === undefined) return undefined;
  const [head = '', width = '0', height = '0'] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 64)) ?? [];
  return { width: Number(width), height: Number(height), pixels: pgm.subarray(head.length) };
}

/** What qpdf complains about; nothing for a sound file. */
export function qpdfComplaints(pdf: Uint8Array): string[] | undefined {
  const answer = ask('qpdf', ['--check', '--warning-exit-0', 'FILE'], pdf);
  return answer && (answer.code === 0 ? [] : [answer.output.toString()]);
}

/** The same file as qpdf rewrites it with these options. */
export function rewritten(pdf: Uint8Array, ...options: string[]): Uint8Array | undefined {
  return ask('qpdf', ['--warning-exit-0', ...options, 'FILE', '-'], pdf)?.output;
}

/** The names of the embedded files as poppler lists them. */
export function detachedNames(pdf: Uint8Array): string[] | undefined {
  const answer = ask('pdfdetach', ['-list', 'FILE'], pdf)?.output.toString();
  return answer === undefined ? undefined : [...answer.matchAll(/^\d+: (.*)$/gm)].map(([, name = '']) => name);
}

/** The fonts as poppler lists them: name, and whether it is embedded and maps back to Unicode. */
export function fonts(pdf: Uint8Array): { name: string; embedded: boolean; unicode: boolean }[] | undefined {
  const lines = ask('pdffonts', ['FILE'], pdf)?.output.toString().trim().split('\n').slice(2);
  return lines?.map((line) => {
    const [name = '', ...rest] = line.split(/\s+/);
    const [embedded, , unicode] = rest.slice(-5);
    return { name, embedded: embedded === 'yes', unicode: unicode === 'yes' };
  });
}

/** An object of a PDF as qpdf's JSON gives it. */
export type PdfValue = string | number | boolean | null | PdfValue[] | { [key: string]: PdfValue };

type Objects = Record<string, { value?: PdfValue; stream?: { dict: PdfValue; data?: string } }>;

/** A PDF as qpdf reads it. */
export class PdfObjects {
  private readonly objects: Objects;

  private constructor(objects: Objects) {
    this.objects = objects;
  }

  static read(pdf: Uint8Array): PdfObjects | undefined {
    const args = ['--json=2', '--json-stream-data=inline', '--decode-level=generalized', 'FILE'];
    const answer = ask('qpdf', args, pdf);
    if (answer === undefined) return undefined;
    const { qpdf } = JSON.parse(answer.output.toString()) as { qpdf: [unknown, Objects] };
    return new PdfObjects(qpdf[1]);
  }

  /** A value below the trailer, references followed: `Root/Metadata`. */
  at(path: string, from: PdfValue = this.objects['trailer']?.value ?? null): PdfValue | undefined {
    return path.split('/').reduce<PdfValue | undefined>((value, key) => {
      const holder = this.followed(value);
      if (typeof holder !== 'object' || holder === null) return undefined;
      return this.followed(Array.isArray(holder) ? holder[Number(key)] : holder[`/${key}`]);
    }, from);
  }

  /** The decoded content of the stream that a path leads to. */
  content(path: string): string {
    const at = path.lastIndexOf('/');
    const holder = this.at(path.slice(0, at));
    if (typeof holder !== 'object' || holder === null) return '';
    const reference = Array.isArray(holder) ? holder[Number(path.slice(at + 1))] : holder[path.slice(at)];
    return Buffer.from(this.objects[`obj:${String(reference)}`]?.stream?.data ?? '', 'base64').toString();
  }

  private followed(value: PdfValue | undefined): PdfValue | undefined {
    const object = typeof value === 'string' ? this.objects[`obj:${value}`] : undefined;
    return object === undefined ? value : (object.value ?? object.stream?.dict);
  }
}
