import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { Diagnostic } from '@belegfluss/sdk';
import { report } from '../report/report.ts';
import { readYaml, type YamlSource } from './source.ts';

/** The text of a file, as `decodeText` reads it. */
export function readText(file: string): { text?: string; diagnostics: Diagnostic[] } {
  return decodeText(file, readFileSync(file));
}

/** The text that bytes are. Those that are no UTF-8 would become other texts without a word: they are a finding. */
export function decodeText(file: string, bytes: Buffer): { text?: string; diagnostics: Diagnostic[] } {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), diagnostics: [] };
  const detail = { de: 'die Datei ist nicht in UTF-8 geschrieben', en: 'the file is not written in UTF-8' };
  const hint = { de: 'Speichern Sie sie in UTF-8.', en: 'Save it in UTF-8.' };
  return { diagnostics: [report('flow.yaml_syntax', { file, line: 1, column: 1, facts: { detail, hint } })] };
}

/** Reads a YAML file as `readYaml` reads a text. */
export function readYamlFile(file: string): { source?: YamlSource; diagnostics: Diagnostic[] } {
  const { text, diagnostics } = readText(file);
  return text === undefined ? { diagnostics } : readYaml(file, text);
}
