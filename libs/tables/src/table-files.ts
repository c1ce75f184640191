import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@belegfluss/sdk';
import type { TableDefinition, TableFile } from './definition.ts';
import { readDefinition } from './definition-reader.ts';
import { finding } from './finding.ts';
import { readRows } from './row-reader.ts';

const ENDING = '.table.yaml';

/**
 * Reads every `<name>.table.yaml` of a folder with the `<name>.csv` beside it, in the order of their names.
 * Only tables without any finding are given back; a folder that does not exist holds no tables.
 */
export function loadTableFiles(folder: string): { tables: TableFile[]; diagnostics: Diagnostic[] } {
  const loaded = tableNames(folder).map((name) => loadTable(folder, name));
  return {
    tables: loaded.flatMap(({ table }) => table ?? []),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The tables of a folder for one who looks into few of them: each is read when it is first asked for. */
export class TableFolder {
  readonly #folder: string;
  readonly #read = new Map<string, ReturnType<typeof loadTable>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The definition of a table without any finding. */
  get(name: string): TableDefinition | undefined {
    return this.has(name) ? this.#load(name).table?.definition : undefined;
  }

  has(name: string): boolean {
    return this.keys().includes(name);
  }

  /** Names of all tables but those in which something is known to be wrong. */
  keys(): string[] {
    return tableNames(this.#folder).filter((name) => !this.#read.get(name)?.diagnostics.length);
  }

  /** What is wrong in the tables that were asked for. */
  get diagnostics(): Diagnostic[] {
    return [...this.#read.values()].flatMap(({ diagnostics }) => diagnostics);
  }

  #load(name: string): ReturnType<typeof loadTable> {
    const loaded = this.#read.get(name) ?? loadTable(this.#folder, name);
    this.#read.set(name, loaded);
    return loaded;
  }
}

function tableNames(folder: string): string[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.flatMap((file) => (file.endsWith(ENDING) ? [file.slice(0, -ENDING.length)] : [])).sort();
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
          remedy: {
            de: 'Legen Sie die CSV-Datei neben die Beschreibung.',
            en: 'Put the CSV file beside the definition.',
          },
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
          remedy: { de: 'Speichern Sie die Datei als „CSV UTF-8“.', en: 'Save the file as "CSV UTF-8".' },
        },
        { file },
      ),
    };
  }
  return { text: new TextDecoder().decode(bytes) };
}
