import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The log of a process that we started, whole lines only. On a full disk lines are lost, the process goes on; when there is room
 * again the log goes on as well, and says how many are missing.
 */
export class LogFile {
  readonly #file: number;
  #bytes: number;
  #lost = 0;

  /** Goes on behind what is there. Throws what the system says. */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'a');
    this.#bytes = fstatSync(this.#file).size;
  }

  write(line: string): void {
    try {
      this.#append(this.#lost > 0 ? `${lostLines(this.#lost)}\n${line}` : line);
      this.#lost = 0;
    } catch {
      this.#lost += 1;
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  /** A part of a line that found room is taken back. */
  #append(line: string): void {
    let rest = Buffer.from(`${line}\n`);
    const { length } = rest;
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(this.#file, rest));
    } catch (error) {
      ftruncateSync(this.#file, this.#bytes);
      throw error;
    }
    this.#bytes += length;
  }
}

/** In the form of the server's own lines. */
function lostLines(lost: number): string {
  const message = 'lines are missing here: the disk was full';
  return JSON.stringify({ level: 'warn', lost, message, timestamp: new Date().toISOString() });
}
