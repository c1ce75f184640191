import type { ByteSource } from '../../input/byte-input.ts';
import type { StatementEvent } from '../statement-events.ts';
import type { TextEncoding, TextLimits } from '../text-lines.ts';
import { textLines } from '../text-lines.ts';
import { CsvParser } from './csv-parser.ts';
import type { CsvProfile } from './csv-profile.ts';

/** How to read a list of entries as CSV. */
export interface CsvOptions {
  encoding?: TextEncoding;
  limits?: TextLimits;
}

/**
 * Reads a bank's list of entries as CSV by a profile, entry by entry with flat memory. A row that does not fit the profile is thrown
 * as a `DocumentError` with line and column.
 */
export async function* streamCsv(
  source: ByteSource,
  profile: CsvProfile,
  options: CsvOptions = {},
): AsyncGenerator<StatementEvent> {
  const found: StatementEvent[] = [];
  const parser = new CsvParser(found, profile);
  for await (const lines of textLines(source, options.encoding ?? profile.encoding, options.limits)) {
    parser.write(lines);
    yield* found.splice(0);
  }
  parser.end();
  yield* found;
}
