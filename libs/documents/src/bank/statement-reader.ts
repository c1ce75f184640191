import { DocumentError } from '../diagnostic.ts';
import type { ByteSource } from '../input/byte-input.ts';
import { fileEmpty } from '../xml/xml-diagnostics.ts';
import type { XmlLimits } from '../xml/xml-limits.ts';
import { defaultXmlLimits } from '../xml/xml-limits.ts';
import { streamCamt } from './camt/camt-reader.ts';
import { isHeader, LONGEST_PREAMBLE } from './csv/csv-parser.ts';
import type { CsvProfile } from './csv/csv-profile.ts';
import { streamCsv } from './csv/csv-reader.ts';
import { CsvRecords } from './csv/csv-records.ts';
import { germanProfiles } from './csv/german-profiles.ts';
import { piecesOf } from './in-step.ts';
import { streamMt940 } from './mt940/mt940-reader.ts';
import type { TransactionCodes } from './mt940/transaction-codes.ts';
import { germanTransactionCodes } from './mt940/transaction-codes.ts';
import type { StatementEvent } from './statement-events.ts';
import { collectStatements } from './statement-events.ts';
import type { StatementDocument } from './statement-model.ts';
import { refuseText } from './text-diagnostics.ts';
import type { TextEncoding, TextLimits } from './text-lines.ts';
import { decoded, defaultTextLimits } from './text-lines.ts';

/** How to read a file of statements. */
export interface StatementOptions {
  /** For CSV: a profile of one's own, or the id of a known one. Left out: the one whose header the file has. */
  profile?: CsvProfile | string;
  /** Further profiles of one's own, asked before the known ones. */
  profiles?: readonly CsvProfile[];
  /** For MT940 and CSV. */
  encoding?: TextEncoding;
  /** For MT940: also takes parts of a statement. */
  fragments?: boolean;
  /** For MT940: what German business transaction codes mean; left out: `germanTransactionCodes`. */
  transactionCodes?: TransactionCodes;
  xmlLimits?: XmlLimits;
  textLimits?: TextLimits;
}

/** Enough to see what a file is, and for a preamble of CSV. */
const HEAD = 16_384;

/**
 * Reads a file of bank statements, CAMT, MT940, MT942 or CSV, whichever it is. A file that is cut off or broken is thrown as a
 * `DocumentError` with its place, and nothing of it is returned; balances with a gap are no reason: see `checkBalances`.
 */
export async function readStatement(source: ByteSource, options: StatementOptions = {}): Promise<StatementDocument> {
  const limits = { xmlLimits: defaultXmlLimits, textLimits: defaultTextLimits };
  return collectStatements(streamStatement(source, { ...limits, ...options }));
}

/** The same entry by entry with flat memory; see `StatementEvent`. */
export async function* streamStatement(
  source: ByteSource,
  options: StatementOptions = {},
): AsyncGenerator<StatementEvent> {
  const { head, whole } = await peek(source);
  if (head.length < HEAD && head.every(isBlank)) throw new DocumentError([fileEmpty()]);
  yield* streamOf(head, whole, options);
}

function streamOf(head: Uint8Array, whole: ByteSource, options: StatementOptions): AsyncGenerator<StatementEvent> {
  const { encoding, textLimits: limits } = options;
  const text = { ...(encoding ? { encoding } : {}), ...(limits ? { limits } : {}) };
  if (options.profile !== undefined) return streamCsv(whole, namedProfile(options.profile, options), text);
  const start = new TextDecoder('latin1').decode(head.subarray(0, 1_000)).replace(/^\u00EF\u00BB\u00BF/, '');
  if (/^\s*</.test(start)) return streamCamt(whole, options.xmlLimits);
  if (/^[^\P{Cc}\t]*(\{1:|:(20|21|25|28C?|60[FM]|61|62[FM]|64|86|940|942):)/u.test(start))
    return streamMt940(whole, {
      ...text,
      fragments: options.fragments ?? false,
      transactionCodes: options.transactionCodes ?? germanTransactionCodes,
    });
  const profile = profileOf(decoded(wholeLines(head), encoding, 1), options);
  return profile ? streamCsv(whole, profile, text) : refuseText('format_unknown', { line: 1 });
}

function namedProfile(profile: CsvProfile | string, { profiles = [] }: StatementOptions): CsvProfile {
  if (typeof profile !== 'string') return profile;
  const all = [...profiles, ...germanProfiles];
  const known = all.map(({ id }) => id);
  return all.find(({ id }) => id === profile) ?? refuseText('csv_profile_unknown', { line: 1 }, { profile, known });
}

function profileOf(text: string, { profiles = [] }: StatementOptions): CsvProfile | undefined {
  const lines = text.split(/\r*\n|\r/).slice(0, LONGEST_PREAMBLE * 2);
  return [...profiles, ...germanProfiles].find((profile) => {
    const records = new CsvRecords(profile.delimiter);
    return lines.some((line) => isHeader(profile, records.write(line.trimEnd())?.cells ?? []));
  });
}

/** Whether a byte is a blank, the end of a line, or one of the mark that UTF-8 may begin with. */
function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0xef || byte === 0xbb || byte === 0xbf;
}

/** Without the beginning of a line, and of a character, whose rest is missing. */
function wholeLines(head: Uint8Array): Uint8Array {
  return head.length < HEAD ? head : head.subarray(0, Math.max(head.lastIndexOf(0x0a), head.lastIndexOf(0x0d)) + 1);
}

async function peek(source: ByteSource): Promise<{ head: Uint8Array; whole: ByteSource }> {
  if (source instanceof Uint8Array) return { head: source.subarray(0, HEAD), whole: source };
  const rest = piecesOf(source);
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD) {
    const next = await rest.next();
    if (next.done) break;
    pieces.push(next.value);
    length += next.value.length;
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    head.set(piece, at);
    at += piece.length;
  }
  return { head: head.subarray(0, HEAD), whole: rejoined(pieces, rest) };
}

async function* rejoined(pieces: Uint8Array[], rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
