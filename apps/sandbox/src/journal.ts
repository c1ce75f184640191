import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** An append-only file of JSON lines; an event is on the disk before `append` returns. */
export interface Journal<Event> {
  append(event: Event): void;
  close(): void;
}

/**
 * Opens a journal, hands every earlier event to `apply` in order, and every new one after it is on the disk.
 * A last line that a crash cut off is removed: its effect was never answered.
 */
export function openJournal<Event>(file: string, apply: (event: Event) => void): Journal<Event> {
  mkdirSync(dirname(file), { recursive: true });
  const known = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const whole = known.lastIndexOf(0x0a) + 1;
  const descriptor = openSync(file, 'a');
  if (whole < known.length) ftruncateSync(descriptor, whole);
  fsyncFolder(dirname(file));
  for (const line of known.subarray(0, whole).toString('utf8').split('\n')) {
    if (line !== '') apply(JSON.parse(line) as Event);
  }
  return {
    append(event) {
      const { size } = fstatSync(descriptor);
      try {
        writeAll(descriptor, `${JSON.stringify(event)}\n`);
        fdatasyncSync(descriptor);
      } catch (error) {
        // On a full disk a part of the line may have found room; the next one must not stand behind it.
        ftruncateSync(descriptor, size);
        throw error;
      }
      apply(event);
    },
    close() {
      closeSync(descriptor);
    },
  };
}

function writeAll(descriptor: number, text: string): void {
  for (let rest = Buffer.from(text); rest.length > 0;) rest = rest.subarray(writeSync(descriptor, rest));
}

function fsyncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
