import { basename } from 'node:path';
import { lintDatev, maximumDatevBytes } from '@belegfluss/documents';
import type { Diagnostic } from '@belegfluss/sdk';
import { wrongUse } from '../command-error.ts';
import { readBeginning } from '../files/read-beginning.ts';
import { shownPath } from '../terminal/words/diagnostic-text.ts';

/** What was found in one file. */
export interface LintedFile {
  file: string;
  errors: number;
  warnings: number;
  diagnostics: Diagnostic[];
}

/** Judges one EXTF file. Throws CommandError `cli.usage` for a path that cannot be read as a file. */
export async function lintFile(path: string): Promise<LintedFile> {
  // One byte more than DATEV takes tells the linter that a file is too large.
  const bytes = await readBeginning(path, maximumDatevBytes + 1).catch((cause: unknown) => {
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
