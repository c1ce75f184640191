import type { Diagnostic } from '../../diagnostic.ts';
import { decodeWindows1252 } from '../../encoding/windows-1252.ts';
import { inputFaults } from '../../input/input-check.ts';
import { bytes as bytesForm } from '../../input/input-form.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';

/** DATEV takes files up to 50 MB. */
export const maximumBytes = 50_000_000;

/** The text of a file, as far as it can be read, and what is wrong with its bytes. */
export interface ExtfText {
  text: string;
  /** Whether the file is in UTF-8 or UTF-16 and may therefore hold any letter. */
  unicode: boolean;
  findings: Diagnostic[];
}

const marks = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
];

/** Reads bytes as DATEV does: by the byte order mark (UTF-8, UTF-16), else as Windows-1252. Nothing larger than DATEV takes is read. */
export function decodeExtf(bytes: Uint8Array): ExtfText {
  const noBytes = inputFaults(bytesForm, bytes, 'source');
  if (noBytes.length > 0) return { text: '', unicode: false, findings: noBytes };
  if (bytes.length > maximumBytes)
    return {
      text: '',
      unicode: false,
      findings: [datevDiagnostic('file_too_large', { line: 1 }, { bytes: bytes.length })],
    };
  const marked = marks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return decodeMarked(bytes, marked.encoding);
  const line = lineOfUtf8(bytes);
  return {
    text: line === undefined ? decodeWindows1252(bytes) : new TextDecoder().decode(bytes),
    unicode: line !== undefined,
    findings: line === undefined ? [] : [datevDiagnostic('encoding', { line })],
  };
}

function decodeMarked(bytes: Uint8Array, encoding: string): ExtfText {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), unicode: true, findings: [] };
  } catch {
    return {
      text: new TextDecoder(encoding).decode(bytes),
      unicode: true,
      findings: [datevDiagnostic('encoding_broken', { line: 1 }, { encoding: encoding.toUpperCase() })],
    };
  }
}

/** The line of the first character that betrays UTF-8: all bytes are valid UTF-8, and some are not ASCII. */
function lineOfUtf8(bytes: Uint8Array): number | undefined {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  if (first < 0 || !isUtf8(bytes)) return undefined;
  return bytes.subarray(0, first).reduce((line, byte) => (byte === 0x0a ? line + 1 : line), 1);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
