import type { Diagnostic } from '../../src/diagnostic.ts';
import { DocumentError } from '../../src/diagnostic.ts';

/** The diagnostics with which something was refused; empty when it succeeded; any other error is thrown on. */
export async function refusalOf(outcome: Promise<unknown> | (() => unknown)): Promise<Diagnostic[]> {
  try {
    await (typeof outcome === 'function' ? outcome() : outcome);
    return [];
  } catch (error) {
    if (error instanceof DocumentError) return error.diagnostics;
    throw error;
  }
}
