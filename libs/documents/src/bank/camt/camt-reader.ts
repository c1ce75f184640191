import type { XmlLimits } from '../../xml/xml-limits.ts';
import { defaultXmlLimits } from '../../xml/xml-limits.ts';
import type { ByteSource } from '../../input/byte-input.ts';
import { readXml } from '../../xml/xml-reader.ts';
import { CamtListener } from './camt-listener.ts';
import { inStep } from '../in-step.ts';
import type { StatementEvent } from '../statement-events.ts';
import { collectStatements } from '../statement-events.ts';
import type { StatementDocument } from '../statement-model.ts';

/**
 * Reads a CAMT.052, .053 or .054 message of any version from bytes or a stream. Strict: a file that is cut off, malformed,
 * booby-trapped or not CAMT is thrown as a `DocumentError` with line, column and element path, and nothing of it is returned.
 */
export async function readCamt(source: ByteSource, limits: XmlLimits = defaultXmlLimits): Promise<StatementDocument> {
  return collectStatements(streamCamt(source, limits));
}

/** Room for ten million entries, because nothing of them is kept. */
const streamLimits: XmlLimits = { ...defaultXmlLimits, bytes: 8 * 1024 ** 3 };

/** The same entry by entry with flat memory; see `StatementEvent`. */
export function streamCamt(source: ByteSource, limits: XmlLimits = streamLimits): AsyncGenerator<StatementEvent> {
  const found: StatementEvent[] = [];
  const listener = new CamtListener(found);
  return inStep(source, found, async (pieces) => {
    await readXml(pieces, listener, limits);
    listener.end();
  });
}
