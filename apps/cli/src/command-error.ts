import type { Diagnostic, Text } from '@belegfluss/sdk';
import type { ExitCode } from './command.ts';

/** Ends a verb with diagnostics and an exit code. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  readonly diagnostics: Diagnostic[];

  constructor(exitCode: ExitCode, diagnostics: Diagnostic[], options?: { cause?: unknown }) {
    super(diagnostics.map(({ code }) => code).join(', '), options);
    this.name = 'CommandError';
    this.exitCode = exitCode;
    this.diagnostics = diagnostics;
  }
}

/** The command was called wrongly: `cli.usage`, exit code 2. */
export function wrongUse(detail: Text, remedy: Text, cause?: unknown): CommandError {
  return new CommandError(2, [{ code: 'cli.usage', severity: 'error', message: detail, remedy }], { cause });
}

/** Diagnostics of whatever was thrown; an unforeseen error says its message and no more. */
export function diagnosticsOf(error: unknown): Diagnostic[] {
  // Recognised by shape: the SDK's class is not loaded for verbs that do without it.
  const { diagnostics } = error as { diagnostics?: Diagnostic[] };
  if (Array.isArray(diagnostics) && diagnostics.length > 0) return diagnostics;
  if (isFileRefused(error)) return [fileRefused(error)];
  const detail = error instanceof Error ? error.message : String(error);
  return [
    {
      code: 'cli.unexpected',
      severity: 'error',
      message: { de: `Damit hat niemand gerechnet: ${detail}`, en: `Nobody foresaw this: ${detail}` },
      remedy: { de: 'Melden Sie es mit dem Befehl, der dazu führte.', en: 'Report it with the command that led here.' },
    },
  ];
}

/** What the system says of a file or a folder that it does not let us at. */
interface FileRefused {
  code: string;
  path: string;
}

const REFUSALS: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ENAMETOOLONG',
]);

function isFileRefused(error: unknown): error is FileRefused {
  const { code, path } = (error ?? {}) as Partial<FileRefused>;
  return REFUSALS.has(code) && typeof path === 'string';
}

function fileRefused({ code, path }: FileRefused): Diagnostic {
  return {
    code: 'cli.file_refused',
    severity: 'error',
    message: {
      de: `${path} lässt sich nicht lesen oder schreiben (${code}).`,
      en: `${path} cannot be read or written (${code}).`,
    },
    remedy: {
      de: 'Prüfen Sie Ort, Rechte und freien Platz, oder nennen Sie einen anderen Ort.',
      en: 'Check place, rights and free space, or name another place.',
    },
    facts: { path, reason: code },
  };
}
