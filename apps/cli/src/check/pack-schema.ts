import { flowSchema, loadCatalog } from '@belegfluss/flow';
import { CommandError } from '../command-error.ts';
import { installed } from './installed.ts';

/**
 * The schema of the flows of a pack, as the text of a file. Flows that are wrong do not matter, a pack that is does:
 * throws CommandError with its findings.
 */
export function schemaText(pack: string, environment: string): string {
  const { catalog, diagnostics } = loadCatalog(pack, installed(environment));
  if (!catalog || diagnostics.some(({ severity }) => severity === 'error')) throw new CommandError(1, diagnostics);
  return `${JSON.stringify(flowSchema(catalog), undefined, 1)}\n`;
}
