import type { Diagnostic } from '@belegfluss/sdk';
import type { Outcome } from '../command.ts';
import type { Language } from '../config.ts';
import { coloursOf } from './colours.ts';
import { diagnosticText, plainDiagnostic } from './words/diagnostic-text.ts';

/** Version of the JSON documents; it grows when a field changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

/** Where a call prints: data to `out`, messages to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

/** How a call prints. */
export interface Manner {
  json: boolean;
  language: Language;
  colour: { out: boolean; err: boolean };
}

/** Prints what a verb came to: one JSON document and nothing else, or text. */
export function printOutcome(terminal: Terminal, manner: Manner, outcome: Outcome): void {
  const { data, text, diagnostics = [], findingsAreData = false, hidesLines = false } = outcome;
  if (manner.json) return printDocument(terminal, manner, data, diagnostics);
  if (findingsAreData) printDiagnostics(terminal.out, manner.colour.out, !hidesLines);
  if (text) terminal.out(`${text}\n`);
  if (!findingsAreData) printDiagnostics(terminal.err, manner.colour.err, false);

  function printDiagnostics(write: Terminal['out'], colour: boolean, frames: boolean): void {
    const style = { language: manner.language, colours: coloursOf(colour), frames };
    for (const diagnostic of diagnostics) write(`${diagnosticText(diagnostic, style)}\n${frames ? '\n' : ''}`);
  }
}

/** Prints why a verb did not come to anything. */
export function printFailure(terminal: Terminal, manner: Manner, diagnostics: Diagnostic[]): void {
  printOutcome(terminal, manner, { exitCode: 1, data: {}, text: '', diagnostics });
}

function printDocument(
  terminal: Terminal,
  { language }: Manner,
  data: Record<string, unknown>,
  diagnostics: Diagnostic[],
): void {
  const plain = diagnostics.map((diagnostic) => plainDiagnostic(diagnostic, language));
  terminal.out(`${JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...data, diagnostics: plain }, undefined, 2)}\n`);
}
