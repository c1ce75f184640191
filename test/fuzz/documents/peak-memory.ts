import { readFileSync } from 'node:fs';
import { DocumentError, readCamt, readEbInterface, readPaymentStatus, readStatement } from '@belegfluss/documents';
import { ownPeakMemoryMb } from '../../bench/process-gauge.js';

/** Readers whose memory is measured, each in a process of its own: `node peak-memory.ts <reader> <file>` prints MiB. */
const readers: Record<string, (bytes: Uint8Array) => unknown> = {
  readCamt: (bytes) => readCamt(bytes),
  readEbInterface,
  readPaymentStatus: (bytes) => readPaymentStatus(bytes),
  readStatement: (bytes) => readStatement(bytes, { fragments: true }),
};

const [, , reader = '', file = ''] = process.argv;
const read = readers[reader];
if (!read) throw new Error(`no reader ${reader}`);
try {
  await read(readFileSync(file));
} catch (error) {
  if (!(error instanceof DocumentError)) throw error;
}
process.stdout.write(String(ownPeakMemoryMb()));
