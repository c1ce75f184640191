import { watch, type FSWatcher } from 'node:fs';
import { basename, join } from 'node:path';

/** An editor saves in several strokes, and a checkout changes many files. */
const QUIET_MS = 150;
/** What belongs to a pack; editors keep other files beside it while they write. */
const KNOWN = /^[^.~#].*\.(ya?ml|csv|json)$/;

/** Files below folders that change. */
export class FileChanges {
  readonly #watchers: FSWatcher[];
  #files = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #ready: ((files: Set<string>) => void) | undefined;

  constructor(folders: Iterable<string>) {
    this.#watchers = [...folders].map((folder) =>
      watch(folder, { recursive: true }, (_event, name) => this.#note(join(folder, name ?? ''))),
    );
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
    for (const watcher of this.#watchers) watcher.close();
  }

  #note(file: string): void {
    if (!KNOWN.test(basename(file))) return;
    this.#files.add(file);
    this.#tellSoon();
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
