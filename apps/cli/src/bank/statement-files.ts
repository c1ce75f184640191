import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importOutlined, outlineFile, type BalanceGap, type OutlinedFile } from '@belegfluss/billing';
import { DiagnosticError, type Diagnostic, type Text } from '@belegfluss/sdk';
import { newId } from '@belegfluss/store';
import { shownPath } from '../terminal/words/diagnostic-text.ts';
import type { Books } from './books.ts';
import { askAboutGap } from './gap-question.ts';

/** What one file brought. Amounts are decimal strings in the account's currency. */
export interface ImportedFile {
  file: string;
  state: 'imported' | 'refused';
  statements: number;
  /** Entries in the file, of any state. */
  entries: number;
  /** Booked transactions that were not known before. */
  added: number;
  duplicates: number;
  /** Entries that are not booked yet. */
  pending: number;
  gaps: (BalanceGap & { questionId: string | undefined })[];
  diagnostics: Diagnostic[];
}

/**
 * Imports one file of statements (CAMT, MT940, MT942, CSV by `csvProfiles` or of a known bank), all or nothing. A file that cannot be
 * read is refused with its diagnostics and leaves nothing behind.
 */
export async function importFile(
  books: Books,
  path: string,
  at: Date,
  csvProfiles: readonly unknown[],
): Promise<ImportedFile> {
  const file = shownPath(path);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
  if (!(bytes instanceof Uint8Array)) return refused(file, [unreadable(bytes.code ?? '')]);
  try {
    const outlined = await outlineFile(bytes, csvProfiles);
    const ref = await books.files.put(bytes, basename(path), mediaTypeOf(outlined));
    // A key of its own for each import: what is known already is told by the content, not by the file.
    const effect = { key: `bank_import/${newId()}/statement.import`, at };
    const outcome = await importOutlined(books.db, outlined, ref, effect);
    const gaps: ImportedFile['gaps'] = [];
    for (const gap of outcome.gaps) gaps.push({ ...gap, questionId: await askAboutGap(books.db, gap, at) });
    return {
      file,
      state: 'imported',
      statements: outlined.statements.length,
      entries: outlined.entries,
      added: outcome.added,
      duplicates: outcome.duplicates,
      pending: outcome.pending,
      gaps,
      diagnostics: [],
    };
  } catch (error) {
    if (error instanceof DiagnosticError) return refused(file, error.diagnostics);
    throw error;
  }
}

function refused(file: string, diagnostics: Diagnostic[]): ImportedFile {
  const nothing = { statements: 0, entries: 0, added: 0, duplicates: 0, pending: 0, gaps: [] };
  return {
    file,
    state: 'refused',
    ...nothing,
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, file })),
  };
}

const CHECK_PATH: Text = { de: 'Prüfen Sie Pfad und Rechte.', en: 'Check its path and rights.' };
const CAUSES: Readonly<Record<string, { message: Text; remedy: Text }>> = {
  ENOENT: { message: { de: 'Diese Datei gibt es nicht.', en: 'There is no such file.' }, remedy: CHECK_PATH },
  EISDIR: {
    message: { de: 'Das ist ein Ordner.', en: 'This is a folder.' },
    remedy: {
      de: 'Nennen Sie die Dateien darin, etwa ordner/*.xml.',
      en: 'Name the files in it, such as folder/*.xml.',
    },
  },
};
const ANY_CAUSE = {
  message: { de: 'Die Datei lässt sich nicht lesen.', en: 'The file cannot be read.' },
  remedy: CHECK_PATH,
};

function unreadable(cause: string): Diagnostic {
  return { code: 'bank.file_unreadable', severity: 'error', ...(CAUSES[cause] ?? ANY_CAUSE), facts: { cause } };
}

function mediaTypeOf({ message }: OutlinedFile): string {
  if (message.startsWith('camt')) return 'application/xml';
  return message === 'csv' ? 'text/csv' : 'text/plain';
}
