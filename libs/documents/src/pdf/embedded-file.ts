import { bytes, choice, formOf, object, text } from '../input/input-form.ts';
import { Markup } from '../markup/markup.ts';

/** A file inside a PDF. */
export interface EmbeddedFile {
  name: string;
  /** Its media type. */
  type: string;
  description: string;
  /** What it is to the printed pages, as ISO 32000-2 names it. */
  relationship: 'Alternative' | 'Data';
  bytes: Uint8Array;
  /** What the metadata of the document say about it: `rdf:Description` elements. */
  metadata: Markup;
}

/** The form of such a file. */
export const embeddedFileForm = object<EmbeddedFile>({
  name: text,
  type: text,
  description: text,
  relationship: choice('Alternative', 'Data'),
  bytes,
  metadata: formOf('embedded', (value) => value instanceof Markup),
});
