import { existsSync, globSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBillingSettings, usesBilling } from '@belegfluss/billing';
import { loadPack } from '@belegfluss/flow';
import { DiagnosticError, type Diagnostic, type Text } from '@belegfluss/sdk';
import { wrongUse, type CommandError } from '../command-error.ts';
import { shownPath } from '../terminal/diagnostic-text.ts';
import { installed } from './installed.ts';

const PACK_FILE = 'pack.yaml';
const FLOW_SUFFIX = '.flow.yaml';
const SHIPPED_PACK = fileURLToPath(new URL('../../../../flows/sales-to-invoice', import.meta.url));

/** What was checked: pack folders, the number of files in them, and everything that is wrong or worth a remark. */
export interface PackFindings {
  packs: string[];
  files: number;
  diagnostics: Diagnostic[];
}

/**
 * Checks whole packs, and single files as parts of the pack they lie in. Without paths, the shipped pack.
 * Throws CommandError `cli.usage` for a path that does not exist.
 */
export function checkPaths(paths: readonly string[], environment: string): PackFindings {
  const places = paths.length > 0 ? paths.map(placeOf) : [{ pack: SHIPPED_PACK, file: undefined }];
  const packs = [...new Set(places.map(({ pack }) => pack))];
  const found = packs.flatMap((pack) => {
    const { diagnostics } = loadPack(pack, installed(environment));
    diagnostics.push(...billingFindings(pack));
    const wanted = places.filter((place) => place.pack === pack).map(({ file }) => file);
    const whole = wanted.includes(undefined);
    return diagnostics.filter(
      ({ file }) => whole || file === undefined || wanted.includes(resolve(file)) || isGround(file),
    );
  });
  return {
    packs: packs.map(shownPath),
    files: new Set(places.flatMap(({ pack, file }) => (file === undefined ? filesOf(pack) : [file]))).size,
    diagnostics: found.map(({ file, ...rest }) =>
      file === undefined ? rest : { ...rest, file: shownPath(resolve(file)) },
    ),
  };
}

/** The pack that a path means; `file` where it means one file of it. */
function placeOf(path: string): { pack: string; file: string | undefined } {
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
    de: `Nennen Sie einen Ordner mit ${PACK_FILE} oder eine Datei darin; Abläufe enden auf ${FLOW_SUFFIX}.`,
    en: `Name a folder with ${PACK_FILE} or a file in it; flows end in ${FLOW_SUFFIX}.`,
  });
}

/** Pack file and tables carry every flow: what is wrong there is wrong for each of them. */
function isGround(file: string): boolean {
  return !file.endsWith(FLOW_SUFFIX);
}

/** The nearest folder above with a pack file; the file's own folder where there is none, so that its absence is said. */
function packAbove(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, PACK_FILE))) return folder;
    if (folder === dirname(folder)) return dirname(file);
  }
}

function filesOf(pack: string): string[] {
  return globSync([PACK_FILE, `*${FLOW_SUFFIX}`, 'systems/*', 'tables/*'], { cwd: pack }).map((name) =>
    join(pack, name),
  );
}

/** What is wrong in the pack's settings of billing; a pack without a readable pack.yaml says so elsewhere. */
function billingFindings(pack: string): Diagnostic[] {
  try {
    if (usesBilling(pack)) readBillingSettings(pack);
    return [];
  } catch (error) {
    return error instanceof DiagnosticError ? error.diagnostics : [];
  }
}
