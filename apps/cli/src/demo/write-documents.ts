import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { writeWhole } from '../files/write-file.ts';
import type { JsonClient } from './http-json.ts';
import type { StoredFile } from './report.ts';

const FOLDERS = { contract: 'contracts', invoice: 'invoices', datev: 'datev', statement: 'statements' } as const;

/** Writes every document of the play below `folder`, one folder for each kind; gives back how many there are. */
export async function writeDocuments(server: JsonClient, folder: string): Promise<number> {
  const { documents } = await server.get<{ documents: { kind: keyof typeof FOLDERS; file: StoredFile }[] }>(
    '/api/v1/demo/documents',
  );
  for (const kind of Object.values(FOLDERS)) makeFolder(join(folder, kind));
  for (const { kind, file } of documents) {
    const name = file.name.replace(/[^\w.-]+/g, '_');
    writeWhole(join(folder, FOLDERS[kind], name), await server.bytes(`/api/v1/files/${file.sha256}`));
  }
  return documents.length;
}

/** Keeps the log files of a run that went wrong. */
export async function keepLogs(from: string, to: string): Promise<void> {
  makeFolder(to);
  for (const name of await readdir(from).catch(() => [])) writeWhole(join(to, name), await readFile(join(from, name)));
}
