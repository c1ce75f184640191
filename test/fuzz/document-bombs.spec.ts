import { describe, expect, it } from '@jest/globals';
import { DocumentError } from '@belegfluss/documents';
import { testTier } from '@belegfluss/testing';
import { bombs, grown, type Bomb } from './documents/bombs.ts';

const MEGABYTES = testTier === 'full' ? 8 : 0.3;
/** Seconds of the processor, whatever else it does meanwhile. */
const MOST_SECONDS = 1 + 3 * MEGABYTES;
const PATIENCE_MS = 300_000;

describe(`documents of ${MEGABYTES} MB that are one piece again and again`, () => {
  it.each(bombs().map((bomb) => [bomb.reader, bomb.piece, bomb] as const))(
    'are answered by %s in time with a document or a reason: %j',
    async (_reader, _piece, bomb) => {
      const input = grown(bomb, MEGABYTES * 1_000_000);
      const first = await secondsOf(bomb, input);
      // The first time may pay for what other tests have left to the collector.
      expect(first < MOST_SECONDS ? first : await secondsOf(bomb, input)).toBeLessThan(MOST_SECONDS);
    },
    PATIENCE_MS,
  );
});

async function secondsOf({ read }: Bomb, input: Uint8Array): Promise<number> {
  const before = process.cpuUsage();
  try {
    await read(input);
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
