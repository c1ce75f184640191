import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { wrongUse } from '../command-error.ts';

type Content = string | Uint8Array;

/**
 * Puts a file in its place as a whole: where the disk is full, or we are killed, what was there before still stands. A pipe or a
 * device is written to as it is. Throws what the system says, with the path of the file.
 */
export function writeWhole(file: string, content: Content, mode?: number): void {
  const before = statSync(file, { throwIfNoEntry: false });
  if (before && !before.isFile()) return writeFileSync(file, content);
  // Whoever has put a link in this place wants to keep it.
  const target = before ? realpathSync(file) : file;
  const draft = draftOf(target, content, mode ?? before?.mode);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw atFile(file, error);
  }
}

/** The same for a file that must not exist yet, because somebody may have written in it: throws CommandError `cli.usage` there. */
export function writeNew(file: string, content: Content, mode?: number): void {
  if (statSync(file, { throwIfNoEntry: false })) throw taken(file);
  const draft = draftOf(file, content, mode);
  try {
    linkSync(draft, file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? taken(file, error) : atFile(file, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Writes beside the file, to disk; leaves nothing where that fails. */
function draftOf(file: string, content: Content, mode?: number): string {
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}`);
  try {
    const handle = openSync(draft, 'wx');
    try {
      if (mode !== undefined) fchmodSync(handle, mode);
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    rmSync(draft, { force: true });
    throw atFile(file, error);
  }
  return draft;
}

/** Errors of writing name no path, and those of a draft another one. */
function atFile(path: string, error: unknown): unknown {
  return Object.assign(error as NodeJS.ErrnoException, { path });
}

function taken(file: string, cause?: unknown) {
  return wrongUse(
    { de: `${file} gibt es schon.`, en: `${file} exists already.` },
    { de: 'Nennen Sie eine neue Datei.', en: 'Name a new file.' },
    cause,
  );
}
