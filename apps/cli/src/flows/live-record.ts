import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrongUse, type CommandError } from '../command-error.ts';
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
  const all = readAll(pack);
  if (Object.entries(versions).every(([flow, version]) => all[server]?.[flow] === version)) return;
  const noted = { ...all, [server]: sorted({ ...all[server], ...versions }) };
  writeWhole(join(pack, FILE), `${JSON.stringify(noted, undefined, 2)}\n`);
}

function readAll(pack: string): Record<string, Versions> {
  const file = join(pack, FILE);
  if (!existsSync(file)) return {};
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text) as Record<string, Versions>;
  } catch (cause) {
    throw damaged(file, cause);
  }
}

/** It is merged by git like any other file. */
function damaged(file: string, cause: unknown): CommandError {
  return wrongUse(
    { de: `${file} ist kein gültiges JSON.`, en: `${file} is no valid JSON.` },
    {
      de: 'Lösen Sie den Konflikt darin, oder löschen Sie die Datei: Dann gilt, was der Server zuletzt aus Dateien übernahm.',
      en: 'Resolve the conflict in it, or delete it: then what the server last took from files counts.',
    },
    cause,
  );
}

function sorted(versions: Versions): Versions {
  return Object.fromEntries(Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1)));
}
