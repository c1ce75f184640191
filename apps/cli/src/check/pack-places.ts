import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Text } from '@belegfluss/sdk';
import { wrongUse, type CommandError } from '../command-error.ts';

const PACK_FILE = 'pack.yaml';
const SYSTEMS = 'systems';
export const FLOW_SUFFIX = '.flow.yaml';
export const TEST_SUFFIX = '.test.yaml';

/** A pack's folder; `file` where one file of it is meant. */
export interface PackPlace {
  pack: string;
  file: string | undefined;
}

/** What paths mean. Throws CommandError `cli.usage` for a path that does not exist or is no part of a pack. */
export function packPlaces(paths: readonly string[]): PackPlace[] {
  return paths.map(placeOf);
}

function placeOf(path: string): PackPlace {
  const full = resolve(path);
  const info = statSync(full, { throwIfNoEntry: false });
  if (!info) throw notCheckable({ de: `${path} gibt es nicht.`, en: `${path} does not exist.` });
  if (info.isDirectory()) return { pack: full, file: undefined };
  const pack = packAbove(full);
  if (filesOf(pack).includes(full)) return { pack, file: full };
  throw notCheckable({ de: `${path} gehört zu keinem Ablaufpaket.`, en: `${path} is no part of a flow pack.` });
}

function notCheckable(message: Text): CommandError {
  return wrongUse(message, {
    de: `Nennen Sie einen Ordner mit ${PACK_FILE} oder eine Datei darin; Abläufe enden auf ${FLOW_SUFFIX}, Tests auf ${TEST_SUFFIX}.`,
    en: `Name a folder with ${PACK_FILE} or a file in it; flows end in ${FLOW_SUFFIX}, tests in ${TEST_SUFFIX}.`,
  });
}

/** Pack file and tables carry every flow: what is wrong there is wrong for each of them. */
export function isGround(file: string): boolean {
  return !file.endsWith(FLOW_SUFFIX) && !file.endsWith(TEST_SUFFIX);
}

/** The pack file and declared systems are read before anything else; where they are wrong, they alone are judged. */
export function isBase(file: string): boolean {
  return basename(file) === PACK_FILE || basename(dirname(file)) === SYSTEMS;
}

/** The nearest folder above with a pack file; the file's own folder where there is none, so that its absence is said. */
function packAbove(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, PACK_FILE))) return folder;
    if (folder === dirname(folder)) return dirname(file);
  }
}

/** The files of a pack. */
export function filesOf(pack: string): string[] {
  const named = (folder: string, ending = '') =>
    namesIn(join(pack, folder)).flatMap((name) => (name.endsWith(ending) ? [join(pack, folder, name)] : []));
  const file = join(pack, PACK_FILE);
  return [
    ...(existsSync(file) ? [file] : []),
    ...named('.', FLOW_SUFFIX),
    ...named(SYSTEMS),
    ...named('tables'),
    ...named('tests', TEST_SUFFIX),
  ];
}

/** What does not begin with a dot in a folder that may not exist. */
function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
}
