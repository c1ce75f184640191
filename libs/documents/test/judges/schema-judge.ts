import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { shared } from '@belegfluss/testing';

/** What `xmllint` says of a document by one of the bank schemas: nothing if it is valid; undefined where schema or program are missing. */
export function schemaComplaints(document: string, schema: string): string | undefined {
  const file = shared(`accounting/data/bank/xsd/${schema}.xsd`);
  return file && complaintsBy(file, document);
}

/** What `xmllint` says of a document by the schema in this file: nothing if it is valid; undefined where the program is missing. */
export function complaintsBy(file: string, document: string): string | undefined {
  const result = spawnSync('xmllint', ['--noout', '--nonet', '--schema', file, '-'], {
    input: document,
    encoding: 'utf8',
  });
  if (result.error) {
    console.warn('skipped: xmllint is not installed, the schema was not asked');
    return undefined;
  }
  return result.status === 0 ? '' : result.stderr;
}

/** What `xmllint` says of each of these documents by one schema, all asked at once; undefined where the program is missing. */
export function complaintsAbout(file: string, documents: readonly string[]): string[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'schema-judge-'));
  try {
    const names = documents.map((document, number) => {
      writeFileSync(join(folder, `${number}.xml`), document);
      return `${number}.xml`;
    });
    const result = spawnSync('xmllint', ['--noout', '--nonet', '--schema', file, ...names], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (result.error) {
      console.warn(`skipped: xmllint is not installed, ${documents.length} documents were not judged by their schema`);
      return undefined;
    }
    return result.stderr.split('\n').filter((line) => line !== '' && !/^\d+\.xml validates$/.test(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
