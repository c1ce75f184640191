import type { PdfFile } from './pdf-file.ts';
import { pdfFault } from './pdf-faults.ts';
import { pdfLimits } from './pdf-limits.ts';
import { PdfName, PdfReference, PdfStream, type PdfDictionary, type PdfValue } from './pdf-value.ts';

/** A file inside a PDF; its content is unpacked when it is asked for. */
export interface EmbeddedPdfFile {
  name: string;
  /** Its media type as the PDF claims it. */
  type: string | undefined;
  content: () => Uint8Array;
}

/** The files that a PDF embeds: those that belong to the whole document first, then those of its list of names, each once. */
export function embeddedFiles(pdf: PdfFile): EmbeddedPdfFile[] {
  const catalog = pdf.dictionary(pdf.trailer.get('Root'));
  const names = pdf.dictionary(pdf.dictionary(catalog.get('Names')).get('EmbeddedFiles'));
  const files = new Map<PdfStream, EmbeddedPdfFile>();
  let listed = 0;
  for (const specification of specifications(pdf, pdf.array(catalog.get('AF')), names)) {
    if ((listed += 1) > pdfLimits.files) throw pdfFault('pdf_too_large', { limit: 'files' });
    const found = fileOf(pdf, pdf.dictionary(specification));
    if (found !== undefined && !files.has(found.stream)) files.set(found.stream, found.file);
  }
  return [...files.values()];
}

/** The XMP metadata of the document as text; empty where there are none. */
export function metadataOf(pdf: PdfFile): string {
  const stream = pdf.resolve(pdf.dictionary(pdf.trailer.get('Root')).get('Metadata'));
  return stream instanceof PdfStream ? Buffer.from(pdf.content(stream)).toString() : '';
}

function* specifications(pdf: PdfFile, associated: PdfValue[], names: PdfDictionary): Generator<PdfValue> {
  yield* associated;
  yield* namedValues(pdf, names);
}

function* namedValues(pdf: PdfFile, root: PdfDictionary): Generator<PdfValue> {
  const seen = new Set<number>();
  const waiting: PdfValue[] = [root];
  for (let nodes = 0; waiting.length > 0; nodes += 1) {
    const value = waiting.pop();
    if (value instanceof PdfReference && seen.has(value.number)) throw pdfFault('pdf_broken', { object: value.number });
    if (value instanceof PdfReference) seen.add(value.number);
    if (nodes > pdfLimits.files) throw pdfFault('pdf_too_large', { limit: 'files' });
    const node = pdf.dictionary(value);
    waiting.push(...pdf.array(node.get('Kids')).slice(0, pdfLimits.files + 1));
    // Names and values take turns.
    yield* pdf.array(node.get('Names')).filter((_, index) => index % 2 === 1);
  }
}

function fileOf(pdf: PdfFile, specification: PdfDictionary): { stream: PdfStream; file: EmbeddedPdfFile } | undefined {
  const streams = pdf.dictionary(specification.get('EF'));
  const stream = ['UF', 'F'].map((key) => pdf.resolve(streams.get(key))).find((one) => one instanceof PdfStream);
  const name = ['UF', 'F'].map((key) => pdf.resolve(specification.get(key))).find((one) => one instanceof Uint8Array);
  if (stream === undefined || name === undefined) return undefined;
  const type = pdf.resolve(stream.dictionary.get('Subtype'));
  return {
    stream,
    file: {
      name: textOf(name),
      type: type instanceof PdfName ? type.name : undefined,
      content: () => pdf.content(stream),
    },
  };
}

/** A text string: UTF-16 or UTF-8 by its mark, else bytes that agree with Latin 1 in all that file names use. */
function textOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(bytes);
  return Buffer.from(bytes).toString('latin1');
}
