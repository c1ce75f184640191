import { describe, expect, it } from '@jest/globals';
import { cutWhoDoesNotRead } from './unread-stream.ts';

/** How often it was cut off that had so many bytes unread at one look after the other. */
const lookedAt = (...unread: number[]) => {
  let cut = 0;
  const reader = { writableLength: 0, destroy: () => ((cut += 1), reader) as never };
  const look = cutWhoDoesNotRead(reader);
  for (const bytes of unread) {
    reader.writableLength = bytes;
    look();
  }
  return cut;
};

describe('a reader of a stream', () => {
  it('who has fallen behind for a moment is let be', () => {
    expect(lookedAt(0, 900, 0, 900, 0)).toBe(0);
  });

  it('who does not read at all is cut off', () => {
    expect(lookedAt(0, 900, 900)).toBe(1);
  });
});
