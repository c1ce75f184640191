import type { ByteSource } from '../input/byte-input.ts';
import { requireBytes, requireByteSource } from '../input/byte-input.ts';

/**
 * What a piece holds is in memory at once: its text, its lines and its entries. The fewer of them are alive whenever the collector comes
 * by, the less often it doubles the room for young objects, which would make memory grow with the file.
 */
const PIECE = 2_048;

/** Bytes in small pieces as they arrive. */
export async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  requireByteSource(source);
  if (source instanceof Uint8Array) return yield* cut(source);
  for await (const piece of source) yield* cut(piece);
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  requireBytes(bytes);
  for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE);
}

/**
 * Turns a reader that pushes what it finds into an iteration that can be left at any time: a piece is read only when everything
 * that was found before has been taken, so that nothing piles up.
 */
export async function* inStep<T>(
  source: ByteSource,
  found: T[],
  read: (pieces: AsyncIterable<Uint8Array>) => Promise<void>,
): AsyncGenerator<T> {
  let wish = signal<'more' | 'ended'>();
  let leave = signal<'go' | 'stop'>();
  async function* gated(): AsyncGenerator<Uint8Array> {
    for await (const piece of piecesOf(source)) {
      yield piece;
      wish.resolve('more');
      if ((await leave.promise) === 'stop') return;
    }
  }
  read(gated()).then(
    () => wish.resolve('ended'),
    (error: unknown) => wish.reject(error),
  );
  try {
    for (;;) {
      const state = await wish.promise;
      yield* found.splice(0);
      if (state === 'ended') return;
      const going = leave;
      [wish, leave] = [signal(), signal()];
      going.resolve('go');
    }
  } finally {
    // Whoever leaves early is not told that the rest is missing.
    wish.promise.catch(() => undefined);
    leave.resolve('stop');
  }
}

interface Signal<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: unknown) => void;
}

function signal<T>(): Signal<T> {
  const parts: Partial<Signal<T>> = {};
  const promise = new Promise<T>((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return Object.assign({ resolve: () => undefined, reject: () => undefined }, parts, { promise });
}
