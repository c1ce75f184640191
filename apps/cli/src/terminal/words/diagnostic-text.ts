import { readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import type { Diagnostic } from '@belegfluss/sdk';
import type { Language } from '../../config.ts';
import { codeFrame } from '../code-frame.ts';
import type { Colours } from '../colours.ts';

/** A diagnostic as it stands in JSON documents: words in the chosen language. */
export type PlainDiagnostic = Omit<Diagnostic, 'message' | 'remedy'> & { message: string; remedy: string };

export function plainDiagnostic({ message, remedy, ...rest }: Diagnostic, language: Language): PlainDiagnostic {
  return { ...rest, message: message[language], remedy: remedy[language] };
}

/** How diagnostics are written for people. */
export interface DiagnosticStyle {
  language: Language;
  colours: Colours;
  /** Shows the lines of the file; off for files with personal data, because output of regular jobs ends in logs. */
  frames: boolean;
}

/** Place, severity and code, then the sentence, the remedy, and the lines around the place. */
export function diagnosticText(diagnostic: Diagnostic, { language, colours, frames }: DiagnosticStyle): string {
  const { severity, code, message, remedy, path } = diagnostic;
  const tint = severity === 'error' ? colours.red : severity === 'warning' ? colours.yellow : colours.cyan;
  const place = placeOf(diagnostic);
  const head = [place && colours.bold(place), tint(SEVERITIES[severity][language]), colours.dim(code), !place && path]
    .filter(Boolean)
    .join('  ');
  const frame = frames && !TELLING.has(code) ? frameOf(diagnostic) : '';
  const body = [message[language], remedy[language]].map((sentence) => `  ${sentence}`);
  return [head, ...body, ...(frame ? [colours.dim(frame)] : [])].join('\n');
}

const SEVERITIES = {
  error: { de: 'Fehler', en: 'error' },
  warning: { de: 'Warnung', en: 'warning' },
  info: { de: 'Hinweis', en: 'note' },
};

/** Codes whose line would tell what nobody may read; output ends in logs. */
const TELLING: ReadonlySet<string> = new Set(['flow.plain_secret']);

function placeOf({ file, line, column }: Diagnostic): string {
  if (file === undefined) return line === undefined ? '' : `${line}:${column ?? 1}`;
  return [shownPath(file), ...(line === undefined ? [] : [line, column ?? 1])].join(':');
}

/** A path as people know it: relative below the working folder, absolute elsewhere. */
export function shownPath(file: string): string {
  const short = relative(process.cwd(), file);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? file : short;
}

function frameOf({ file, line, column }: Diagnostic): string {
  if (file === undefined || line === undefined) return '';
  try {
    return codeFrame(readFileSync(file, 'utf8'), line, column ?? 1);
  } catch {
    // The file is gone or cannot be read: the place alone has to do.
    return '';
  }
}
