import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COPIED = ['apps', 'connectors', 'flows', 'libs', 'test', 'package.json', 'tsconfig.json'];
const LEFT = new Set(['node_modules', 'dist', '.jest-cache']);

/** A copy of our sources in which bugs can be planted; installed packages are linked. */
export class SourceCopy {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<SourceCopy> {
    const around = await mkdtemp(join(tmpdir(), 'belegfluss-planted-'));
    const folder = join(around, 'source');
    await mkdir(folder);
    // Tests read official material beside the repository where it is there.
    await symlink(join(ROOT, '../shared'), join(around, 'shared'));
    for (const name of COPIED) {
      await cp(join(ROOT, name), join(folder, name), { recursive: true, filter: (path) => !LEFT.has(basename(path)) });
    }
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const parent of ['apps', 'libs'])
      for (const name of await readdir(join(ROOT, parent))) await linkModules(join(parent, name), folder);
    return new SourceCopy(folder);
  }

  /** Replaces text that stands exactly once; gives back how to take it out again. Throws where the file has changed. */
  async plant(file: string, search: string, replace: string): Promise<() => Promise<void>> {
    const path = join(this.folder, file);
    const source = await readFile(path, 'utf8');
    const places = source.split(search).length - 1;
    if (places !== 1) throw new Error(`the text stands ${places} times in ${file}`);
    await writeFile(
      path,
      source.replace(search, () => replace),
    );
    return () => writeFile(path, source);
  }

  async remove(): Promise<void> {
    await rm(join(this.folder, '..'), { recursive: true, force: true });
  }
}

async function linkModules(workspace: string, folder: string): Promise<void> {
  const own = await readdir(join(ROOT, workspace, 'node_modules')).catch(() => []);
  if (own.length > 0) await symlink(join(ROOT, workspace, 'node_modules'), join(folder, workspace, 'node_modules'));
}
