import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cenCases } from './cen-cases.ts';
import type { OfficialCase } from './official-case.ts';
import { xmuteCases } from './xmute-cases.ts';

/** The collections by folder, each with what makes cases of one of its files. */
const COLLECTIONS: Record<string, (path: string, file: string) => OfficialCase[]> = {
  'xrechnung-testsuite': validCase,
  'cen-en16931/test': (path, file) => cenCases(path, file).filter(({ accepted }) => !accepted),
  'xrechnung-schematron-xmute': xmuteCases,
};

/**
 * All cases of the official collections below a folder, file by file, so that no collection is held in memory as a
 * whole. A folder that is missing has no cases.
 */
export function* officialCases(folder: string): Generator<OfficialCase> {
  for (const [collection, casesOf] of Object.entries(COLLECTIONS)) {
    for (const file of xmlFiles(folder, collection)) yield* casesOf(join(folder, file), file);
  }
}

/** The whole invoices that CEN gives as examples beside its unit tests; each must be without an error. */
export function officialExamples(folder: string): OfficialCase[] {
  return xmlFiles(folder, 'cen-en16931')
    .flatMap((file) => cenCases(join(folder, file), file))
    .filter(({ accepted }) => accepted);
}

function xmlFiles(folder: string, collection: string): string[] {
  const start = join(folder, collection);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.xml$/i.test(name))
    .sort()
    .map((name) => join(collection, name));
}

function validCase(path: string, file: string): OfficialCase[] {
  const document = readFileSync(path, 'utf8');
  return [{ collection: 'valid', file, document, judgedBy: 'itself', breaks: [], keeps: [], accepted: true }];
}
