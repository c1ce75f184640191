import type { Socket } from 'node:net';

/** What a stream's connection has to show of itself. */
type Reader = Pick<Socket, 'writableLength' | 'destroy'>;

/**
 * To be called now and then: cuts off a reader for whom there was something left to be read at two calls in a row. Whoever lies
 * asleep would have everything kept that changes meanwhile; when he wakes, he connects anew and reads all again.
 */
export function cutWhoDoesNotRead(reader: Reader): () => void {
  let wasBehind = false;
  return () => {
    const isBehind = reader.writableLength > 0;
    if (isBehind && wasBehind) reader.destroy();
    wasBehind = isBehind;
  };
}
