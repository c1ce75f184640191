import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../files/write-file.ts';

/** Lies beside the flows and may be kept in git: from which live version each file came, by server. */
const FILE = '.live.json';

type Versions = Record<string, number>;

/** The versions that the files of a pack came from; empty where nobody has pulled or deployed. */
export function readRecord(pack: string, server: string): Versions {
  return readAll(pack)[server] ?? {};
}

/** Notes that these files are now what is live as these versions. */
export function noteVersions(pack: string, server: string, versions: Versions): void {
  if (Object.keys(versions).length === 0) return;
  const all = readAll(pack);
  const noted = { ...all, [server]: sorted({ ...all[server], ...versions }) };
  writeWhole(join(pack, FILE), `${JSON.stringify(noted, undefined, 2)}\n`);
}

function readAll(pack: string): Record<string, Versions> {
  const file = join(pack, FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Versions>) : {};
}

function sorted(versions: Versions): Versions {
  return Object.fromEntries(Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1)));
}
