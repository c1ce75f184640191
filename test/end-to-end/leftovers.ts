import { readdir, readFile } from 'node:fs/promises';

/**
 * Processes whose arguments or environment name a folder, without those that only stand in their way of ending;
 * `undefined` (with a visible line) where the system does not show them.
 */
export async function processesOf(folder: string): Promise<string[] | undefined> {
  const ids = await readdir('/proc').catch(() => undefined);
  if (!ids) {
    console.warn('skipped: this system does not show the environment of processes');
    return undefined;
  }
  const found = await Promise.all(ids.filter((id) => /^\d+$/.test(id)).map((id) => nameOf(id, folder)));
  return found.filter((name) => name !== undefined);
}

async function nameOf(id: string, folder: string): Promise<string | undefined> {
  const [words, environment] = await Promise.all(
    ['cmdline', 'environ'].map((file) => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '')),
  );
  if (!`${words}\0${environment}`.includes(folder)) return undefined;
  return `${id} ${(words ?? '').replaceAll('\0', ' ').trim()}`;
}
