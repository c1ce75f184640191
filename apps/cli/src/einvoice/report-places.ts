import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { wrongUse } from '../command-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import { writeWhole } from '../files/write-file.ts';

/** The kinds of report that can be written to a file. */
export type ReportKind = 'html' | 'pdf';

/** Where the reports of one kind go, by the path of the invoice. */
export type ReportPlaces = (invoice: string) => string;

/**
 * `target` is a file for a single invoice and a folder for several, or where it is a folder already; in it each report bears the
 * name of its invoice.
 */
export async function reportPlaces(target: string, kind: ReportKind, several: boolean): Promise<ReportPlaces> {
  const isFolder =
    several || /[\\/]$/.test(target) || ((await stat(target).catch(() => undefined))?.isDirectory() ?? false);
  if (!isFolder) return () => target;
  const taken = new Map<string, number>();
  return (invoice) => {
    const name = basename(invoice);
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return join(target, `${name}${before === 0 ? '' : `-${before + 1}`}.${kind}`);
  };
}

/** Writes a page for people. Throws CommandError `cli.usage` where that is not possible. */
export function writePage(path: string, bytes: Uint8Array | string): void {
  try {
    makeFolder(dirname(path));
    writeWhole(path, bytes);
  } catch (cause) {
    // No fault of the place, and said by itself.
    if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') throw cause;
    throw wrongUse(
      { de: `${path} lässt sich nicht schreiben.`, en: `${path} cannot be written.` },
      {
        de: 'Nennen Sie eine Datei oder einen Ordner, in den Sie schreiben dürfen.',
        en: 'Name a file or folder that you may write to.',
      },
      cause,
    );
  }
}
