import type { ByteSource } from '../../input/byte-input.ts';
import type { StatementEvent } from '../statement-events.ts';
import type { TextEncoding, TextLimits } from '../text-lines.ts';
import { textLines } from '../text-lines.ts';
import { Mt940Parser } from './mt940-parser.ts';
import type { TransactionCodes } from './transaction-codes.ts';
import { germanTransactionCodes } from './transaction-codes.ts';

/** How to read an MT940 or MT942 file. */
export interface Mt940Options {
  encoding?: TextEncoding;
  limits?: TextLimits;
  /** Also takes parts of a statement, such as a page of a FinTS answer: then nothing is required and nothing is known to be complete. */
  fragments?: boolean;
  /** Left out: those of `germanTransactionCodes`. */
  transactionCodes?: TransactionCodes;
}

/**
 * Reads MT940 and MT942 as banks really send them, entry by entry with flat memory. A file with an unknown field, an amount or date
 * that cannot be, or without its closing balance is thrown as a `DocumentError` with line and tag.
 */
export async function* streamMt940(source: ByteSource, options: Mt940Options = {}): AsyncGenerator<StatementEvent> {
  const found: StatementEvent[] = [];
  const parser = new Mt940Parser(found, {
    fragments: options.fragments ?? false,
    codes: options.transactionCodes ?? germanTransactionCodes,
  });
  for await (const lines of textLines(source, options.encoding, options.limits)) {
    parser.write(lines);
    yield* found.splice(0);
  }
  parser.end();
  yield* found;
}
