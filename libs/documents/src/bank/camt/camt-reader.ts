import type { XmlLimits } from '../../xml/xml-limits.ts';
import type { ByteSource } from '../../xml/xml-reader.ts';
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
export async function readCamt(source: ByteSource, limits?: XmlLimits): Promise<StatementDocument> {
  return collectStatements(streamCamt(source, limits));
}

/** The same entry by entry with flat memory, whatever the size; see `StatementEvent`. */
export function streamCamt(source: ByteSource, limits?: XmlLimits): AsyncGenerator<StatementEvent> {
  const found: StatementEvent[] = [];
  const listener = new CamtListener(found);
  return inStep(source, found, async (pieces) => {
    await readXml(pieces, listener, limits);
    listener.end();
  });
}
