import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { lintDatev, maximumDatevBytes } from '@belegfluss/documents';
import type { Diagnostic } from '@belegfluss/sdk';
import { wrongUse } from '../command-error.ts';
import { shownPath } from '../terminal/diagnostic-text.ts';

/** What was found in one file. */
export interface LintedFile {
  file: string;
  errors: number;
  warnings: number;
  diagnostics: Diagnostic[];
}

/** Judges one EXTF file. Throws CommandError `cli.usage` for a path that cannot be read as a file. */
export async function lintFile(path: string): Promise<LintedFile> {
  const bytes = await beginningOf(path).catch((cause: unknown) => {
    throw wrongUse(
      { de: `${path} lässt sich nicht lesen.`, en: `${path} cannot be read.` },
      { de: 'Nennen Sie Dateien im DATEV-Format.', en: 'Name files in DATEV format.' },
      cause,
    );
  });
  const file = shownPath(path);
  const diagnostics = lintDatev(bytes, { fileName: basename(path) }).map((finding) => ({ ...finding, file }));
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((finding) => finding.severity === severity).length;
  return { file, errors: count('error'), warnings: count('warning'), diagnostics };
}

/** As many bytes as DATEV takes and one more, by which the linter knows that a file is too large. */
async function beginningOf(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    return await read(handle, Math.min(size, maximumDatevBytes + 1));
  } finally {
    await handle.close();
  }
}

async function read(handle: FileHandle, length: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
