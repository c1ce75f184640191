import { writeSync } from 'node:fs';
import type { Terminal } from './printer.ts';

type Descriptor = 1 | 2;

/** Standard output and standard error of this process. A reader such as head may leave early; that is no fault. */
export const processTerminal: Terminal = {
  out: (text) => say(1, text),
  err: (text) => say(2, text),
};

/** What has to wait for its reader. */
const waiting = new Map<Descriptor, NodeJS.WriteStream>();

/** Whether everything that was said has left this process. */
export function isAllSaid(): boolean {
  return waiting.size === 0;
}

/** Without a stream as long as the reader keeps up: to make one takes a fifth of a start of Node. */
function say(descriptor: Descriptor, text: string): void {
  const stream = waiting.get(descriptor);
  if (stream) return void stream.write(text);
  const bytes = Buffer.from(text);
  let said = 0;
  try {
    while (said < bytes.length) said += writeSync(descriptor, bytes, said);
  } catch (error) {
    if (codeOf(error) !== 'EAGAIN') leave(error);
    streamFor(descriptor).write(bytes.subarray(said));
  }
}

function streamFor(descriptor: Descriptor): NodeJS.WriteStream {
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  waiting.set(descriptor, stream.on('error', leave));
  return stream;
}

function leave(error: unknown): never {
  process.exit(codeOf(error) === 'EPIPE' ? 0 : 1);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
