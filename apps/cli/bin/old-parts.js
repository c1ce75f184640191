// @ts-check
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A process may load parts of the build that it was started with long after. */
const KEPT_MS = 3_600_000;

/**
 * Removes parts of the build that nothing starts any more, and what was compiled of them. What is young may be in use, or of another
 * build at the same time: names hold a sum of the content, so that what stands under one fits whoever reads it.
 * @param {string} target folder of the build
 * @param {ReadonlySet<string>} current names of its parts
 */
export function removeOldParts(target, current) {
  removeOld(target, (name) => name.includes('-') && !current.has(name));
  const compiled = join(target, '.compiled');
  for (const settings of existsSync(compiled) ? readdirSync(compiled) : [])
    removeOld(join(compiled, settings), (name) => !current.has(name.replace(/\.code$/, '')));
}

/**
 * @param {string} folder
 * @param {(name: string) => boolean} isOld
 */
function removeOld(folder, isOld) {
  for (const name of readdirSync(folder).filter(isOld)) {
    const path = join(folder, name);
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (written < Date.now() - KEPT_MS) rmSync(path, { force: true });
  }
}
