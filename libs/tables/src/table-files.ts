import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@belegfluss/sdk';
import type { TableFile } from './definition.ts';
import { readDefinition } from './definition-reader.ts';
import { finding } from './finding.ts';
import { readRows } from './row-reader.ts';

const ENDING = '.table.yaml';

/**
 * Reads every `<name>.table.yaml` of a folder with the `<name>.csv` beside it, in the order of their names.
 * Only tables without any finding are given back; a folder that does not exist holds no tables.
 */
export function loadTableFiles(folder: string): { tables: TableFile[]; diagnostics: Diagnostic[] } {
  const tables: TableFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(ENDING)) : [];
  for (const name of names.sort().map((file) => file.slice(0, -ENDING.length))) {
    const loaded = loadTable(folder, name);
    diagnostics.push(...loaded.diagnostics);
    if (loaded.table) tables.push(loaded.table);
  }
  return { tables, diagnostics };
}

function loadTable(folder: string, name: string): { table?: TableFile; diagnostics: Diagnostic[] } {
  const yaml = readText(join(folder, name + ENDING));
  if ('diagnostic' in yaml) return { diagnostics: [yaml.diagnostic] };
  const { definition, diagnostics } = readDefinition(yaml.text, join(folder, name + ENDING), name);
  if (!definition) return { diagnostics };

  const csv = readText(join(folder, `${name}.csv`));
  if ('diagnostic' in csv) return { diagnostics: [csv.diagnostic] };
  const read = readRows(definition, csv.text, join(folder, `${name}.csv`));
  return read.diagnostics.length > 0
    ? { diagnostics: read.diagnostics }
    : { table: { definition, rows: read.rows }, diagnostics: [] };
}

/** Refuses what is not UTF-8, such as a file saved by an old spreadsheet; the decoder drops a byte order mark. */
function readText(file: string): { text: string } | { diagnostic: Diagnostic } {
  if (!existsSync(file)) {
    return {
      diagnostic: finding(
        {
          code: 'mapping.missing_file',
          message: { de: 'Die Zeilen dieser Tabelle fehlen.', en: 'The rows of this table are missing.' },
          remedy: { de: 'Die CSV-Datei neben die Beschreibung legen.', en: 'Put the CSV file beside the definition.' },
        },
        { file },
      ),
    };
  }
  const bytes = readFileSync(file);
  if (!isUtf8(bytes)) {
    return {
      diagnostic: finding(
        {
          code: 'mapping.wrong_encoding',
          message: { de: 'Die Datei ist nicht in UTF-8 geschrieben.', en: 'The file is not written in UTF-8.' },
          remedy: { de: 'Die Datei als „CSV UTF-8“ speichern.', en: 'Save the file as "CSV UTF-8".' },
        },
        { file },
      ),
    };
  }
  return { text: new TextDecoder().decode(bytes) };
}
