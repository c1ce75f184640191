import { resolve } from 'node:path';
import { checkFlows, loadPack, loadScenarios } from '@belegfluss/flow';
import type { Diagnostic } from '@belegfluss/sdk';
import { shownPath } from '../terminal/words/diagnostic-text.ts';
import { installed } from './installed.ts';
import { filesOf, isGround, packPlaces, TEST_SUFFIX } from './pack-places.ts';

/** What was checked: pack folders, the number of files in them, and everything that is wrong or worth a remark. */
export interface PackFindings {
  packs: string[];
  files: number;
  diagnostics: Diagnostic[];
}

/**
 * Checks whole packs with their tests, and single files as parts of the pack they lie in.
 * Throws CommandError `cli.usage` for a path that does not exist.
 */
export function checkPaths(paths: readonly string[], environment: string): PackFindings {
  const places = packPlaces(paths);
  const packs = [...new Set(places.map(({ pack }) => pack))];
  const found = packs.flatMap((folder) => {
    const wanted = places.filter((place) => place.pack === folder).map(({ file }) => file);
    const files = wanted.filter((file) => file !== undefined);
    return files.length < wanted.length ? wholePack(folder, environment) : partsOf(folder, files, environment);
  });
  return {
    packs: packs.map(shownPath),
    files: new Set(places.flatMap(({ pack, file }) => (file === undefined ? filesOf(pack) : [file]))).size,
    diagnostics: found.map(({ file, ...rest }) =>
      file === undefined ? rest : { ...rest, file: shownPath(resolve(file)) },
    ),
  };
}

function wholePack(folder: string, environment: string): Diagnostic[] {
  const { pack, diagnostics } = loadPack(folder, installed(environment));
  return pack ? [...diagnostics, ...loadScenarios(folder, pack).diagnostics] : diagnostics;
}

/** What is wrong in some files of a pack, and in what they stand on. Tests are judged by all flows of the pack. */
function partsOf(folder: string, files: readonly string[], environment: string): Diagnostic[] {
  const asksForTests = files.some((file) => file.endsWith(TEST_SUFFIX));
  const findings = asksForTests ? wholePack(folder, environment) : checkFlows(folder, installed(environment), files);
  return findings.filter(({ file }) => file === undefined || files.includes(resolve(file)) || isGround(file));
}
