import { DocumentError } from '@belegfluss/documents';
import { DiagnosticError } from '@belegfluss/sdk';

/** Runs a reader or writer of documents and passes its findings on as the product's own error. */
export async function withDiagnostics<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DocumentError) throw new DiagnosticError(error.diagnostics, { cause: error });
    throw error;
  }
}
