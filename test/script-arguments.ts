import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Text } from '@belegfluss/sdk';

/** How a wrong use ends, as with the command. */
const WRONG_USE = 2;

/**
 * Arguments of a script that people and their CI start. `--help` prints how it is called and ends it, as does, with code 2, an
 * option that it does not have.
 */
export function scriptArguments<T extends ParseArgsOptionsConfig, P extends boolean>(
  help: string,
  options: T,
  allowPositionals: P,
) {
  if (process.argv.includes('--help') || process.argv.includes('-h')) {
    process.stdout.write(help);
    process.exit(0);
  }
  try {
    return parseArgs({ options, allowPositionals });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const detail = said.split('. ', 1)[0] ?? said;
    return wrongUse({ de: detail, en: detail });
  }
}

/** The number of an option. Ends the script where the text is none from `least` on. */
export function wholeNumber(option: string, text: string, least: number): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (number >= least) return number;
  return wrongUse({
    de: `${option} braucht eine ganze Zahl ab ${least}, nicht „${text}“`,
    en: `${option} needs a whole number from ${least} on, not "${text}"`,
  });
}

/** Says in one place what is wrong with a call, as JSON where it asks for JSON, and ends the script. */
export function wrongUse(detail: Text): never {
  const message = {
    de: `So lässt sich das Skript nicht aufrufen: ${detail.de}.`,
    en: `The script cannot be called like this: ${detail.en}.`,
  };
  const remedy = { de: '--help zeigt alle Optionen.', en: '--help shows all options.' };
  const diagnostic = { code: 'cli.usage', severity: 'error', message, remedy };
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ schemaVersion: 1, diagnostics: [diagnostic] })}\n`);
  else process.stderr.write(`error  ${diagnostic.code}\n  ${message.en}\n  ${remedy.en}\n`);
  process.exit(WRONG_USE);
}
