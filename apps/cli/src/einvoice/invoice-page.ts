import { maximumInvoiceBytes, viewInvoice } from '@belegfluss/documents';
import { basename, extname } from 'node:path';
import type { Language } from '../config.ts';
import { readBeginning } from '../files/read-beginning.ts';
import { unreadablePath } from './invoice-paths.ts';

/** An invoice as a page for people, and the name of its file without the ending. Throws DocumentError for what is no invoice file. */
export async function invoicePage(path: string, language: Language): Promise<{ html: string; name: string }> {
  const bytes = await readBeginning(path, maximumInvoiceBytes + 1).catch((cause: unknown) => {
    throw unreadablePath(path, cause);
  });
  return { html: viewInvoice(bytes, language), name: basename(path, extname(path)) };
}
