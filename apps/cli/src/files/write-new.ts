import { writeFileSync } from 'node:fs';
import { wrongUse } from '../command-error.ts';

/** Throws CommandError `cli.usage` where there is such a file already: somebody may have written in it. */
export function writeNew(file: string, content: string | Uint8Array, mode?: number): void {
  try {
    writeFileSync(file, content, { flag: 'wx', ...(mode !== undefined && { mode }) });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw wrongUse(
      { de: `${file} gibt es schon.`, en: `${file} exists already.` },
      { de: 'Nennen Sie eine neue Datei.', en: 'Name a new file.' },
      cause,
    );
  }
}
