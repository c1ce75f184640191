import { parseDocument, type Document, type LineCounter } from 'yaml';

/** More than this the server does not take either. */
const MAX_LENGTH = 256 * 1024;

/** A parsed text and its content. Faults of the text are in `document.errors`; what can be read beside them is there. */
export interface ReadYaml {
  document: Document.Parsed;
  content: unknown;
}

/** Reads a text while it is being written; undefined where it is too large, too deep or uses aliases, which flows may not. */
export function readYaml(source: string, lineCounter?: LineCounter): ReadYaml | undefined {
  if (source.length > MAX_LENGTH) return undefined;
  try {
    const document = parseDocument(source, { prettyErrors: false, ...(lineCounter && { lineCounter }) });
    return { document, content: document.toJS({ maxAliasCount: 0 }) as unknown };
  } catch (error) {
    // The parser calls itself for each level of a text, and refuses aliases by an error of this kind.
    if (error instanceof RangeError || error instanceof ReferenceError) return undefined;
    throw error;
  }
}
