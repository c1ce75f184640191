import { resolve } from 'node:path';
import { checkFlows, loadPack, loadScenarios } from '@belegfluss/flow';
import type { Diagnostic } from '@belegfluss/sdk';
import { shownPath } from '../terminal/words/diagnostic-text.ts';
import { installed } from './installed.ts';
import { filesOf, isBase, isGround, packPlaces, TEST_SUFFIX } from './pack-places.ts';

/** What was checked: pack folders, the number of files in them, and everything that is wrong or worth a remark. */
export interface PackFindings {
  packs: string[];
  files: number;
  /** Files that could not be judged, since what they stand on cannot be read. */
  unjudged: string[];
  diagnostics: Diagnostic[];
}

type Judged = Pick<ReturnType<typeof loadPack>, 'isJudged' | 'diagnostics'>;

/**
 * Checks whole packs with their tests, and single files as parts of the pack they lie in.
 * Throws CommandError `cli.usage` for a path that does not exist.
 */
export function checkPaths(paths: readonly string[], environment: string): PackFindings {
  const places = packPlaces(paths);
  const packs = [...new Set(places.map(({ pack }) => pack))];
  const found = packs.map((folder) => {
    const named = places.filter((place) => place.pack === folder).map(({ file }) => file);
    const single = named.filter((file) => file !== undefined);
    const isWhole = single.length < named.length;
    const judged = isWhole ? wholePack(folder, environment) : partsOf(folder, single, environment);
    return { ...judged, files: [...new Set(isWhole ? filesOf(folder) : single)] };
  });
  const unjudged = found.flatMap(({ files, isJudged }) => (isJudged ? [] : files.filter((file) => !isBase(file))));
  return {
    packs: packs.map(shownPath),
    files: found.reduce((sum, { files }) => sum + files.length, 0) - unjudged.length,
    unjudged: unjudged.map(shownPath),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics.map(withShownPath)),
  };
}

/** A finding with its file as people write it. */
export function withShownPath({ file, ...rest }: Diagnostic): Diagnostic {
  return file === undefined ? rest : { ...rest, file: shownPath(resolve(file)) };
}

function wholePack(folder: string, environment: string): Judged {
  const { pack, isJudged, diagnostics } = loadPack(folder, installed(environment));
  return { isJudged, diagnostics: pack ? [...diagnostics, ...loadScenarios(folder, pack).diagnostics] : diagnostics };
}

/** What is wrong in some files of a pack, and in what they stand on. Tests are judged by all flows of the pack. */
function partsOf(folder: string, files: readonly string[], environment: string): Judged {
  const asksForTests = files.some((file) => file.endsWith(TEST_SUFFIX));
  const { isJudged, diagnostics } = asksForTests
    ? wholePack(folder, environment)
    : checkFlows(folder, installed(environment), files);
  const own = diagnostics.filter(({ file }) => file === undefined || files.includes(resolve(file)) || isGround(file));
  return { isJudged, diagnostics: own };
}
