import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, join } from 'node:path';

/** An editor saves in several strokes, and a checkout changes many files. */
const QUIET_MS = 150;
/** What belongs to a pack; editors keep other files beside it while they write. */
const KNOWN = /^[^.~#].*\.(ya?ml|csv|json)$/;

/** Folders in which no file of a pack lies. */
const FOREIGN = /^\.|^node_modules$/;

/**
 * Files below folders that change. Each folder is watched by itself: who watches files, as Node does for what lies below a
 * folder on Linux, hears nothing more of one that an editor has replaced by a new one of its name.
 */
export class FileChanges {
  readonly #watchers = new Map<string, FSWatcher>();
  #files = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #ready: ((files: Set<string>) => void) | undefined;

  constructor(folders: Iterable<string>) {
    for (const folder of folders) this.#watch(folder);
  }

  /** The files that changed since the last ones were taken, as soon as there are some and it is quiet again; none when `signal` says so. */
  next(signal: AbortSignal): Promise<Set<string>> {
    return new Promise((done) => {
      this.#ready = done;
      signal.addEventListener('abort', () => done(new Set()), { once: true });
      if (signal.aborted) done(new Set());
      else if (this.#files.size > 0) this.#tellSoon();
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  /** Watches a folder and those in it, and gives back the files there. One that was made anew is no more the one that was watched. */
  #watch(folder: string): string[] {
    this.#watchers.get(folder)?.close();
    const watcher = watch(folder, (_event, name) => this.#note(join(folder, name ?? '')));
    // It has been removed.
    watcher.on('error', () => watcher.close());
    this.#watchers.set(folder, watcher);
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return [path];
      return FOREIGN.test(entry.name) ? [] : this.#watch(path);
    });
  }

  #note(path: string): void {
    if (FOREIGN.test(basename(path))) return;
    const changed = this.#foundAnew(path);
    const known = changed.filter((file) => KNOWN.test(basename(file)));
    for (const file of known) this.#files.add(file);
    if (known.length > 0) this.#tellSoon();
  }

  #foundAnew(path: string): string[] {
    try {
      return isFolder(path) ? this.#watch(path) : [path];
    } catch {
      // A folder that is gone again before it could be watched.
      return [];
    }
  }

  #tellSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const tell = this.#ready;
      if (!tell) return;
      const files = this.#files;
      this.#files = new Set();
      this.#ready = undefined;
      tell(files);
    }, QUIET_MS);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
