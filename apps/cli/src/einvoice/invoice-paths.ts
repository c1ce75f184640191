import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { wrongUse } from '../command-error.ts';

const ENDINGS = /\.(xml|pdf)$/i;

/**
 * The files that paths name: a file is itself, a folder stands for every XML and PDF in and below it, sorted.
 * Throws CommandError `cli.usage` for a path that does not exist and for a folder without such files.
 */
export async function invoicePaths(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) found.push(...(await filesAt(path)));
  return [...new Set(found)];
}

async function filesAt(path: string): Promise<string[]> {
  const place = await stat(path).catch((cause: unknown) => {
    throw unreadablePath(path, cause);
  });
  if (!place.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  const files = names
    .filter((name) => ENDINGS.test(name))
    .sort()
    .map((name) => join(path, name));
  if (files.length > 0) return files;
  throw wrongUse(
    { de: `In ${path} liegt keine XML- oder PDF-Datei.`, en: `There is no XML or PDF file in ${path}.` },
    { de: 'Nennen Sie Rechnungen oder einen Ordner mit Rechnungen.', en: 'Name invoices, or a folder of them.' },
  );
}

/** The refusal of a path that cannot be read as a file. */
export function unreadablePath(path: string, cause: unknown): Error {
  return wrongUse(
    { de: `${path} lässt sich nicht lesen.`, en: `${path} cannot be read.` },
    { de: 'Nennen Sie Rechnungen als XML oder PDF.', en: 'Name invoices in XML or PDF.' },
    cause,
  );
}
