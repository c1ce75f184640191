import { describe, expect, it } from '@jest/globals';
import { progressBar } from './progress-bar.ts';

function drawn(total: number, steps: number, isTTY: boolean): string[] {
  const written: string[] = [];
  const bar = progressBar(total, { isTTY, columns: 80, write: (text: string) => written.push(text) });
  for (let step = 0; step < steps; step += 1) bar.advance();
  bar.end();
  return written;
}

describe('the progress bar', () => {
  it('grows on one line of a terminal and goes away', () => {
    const written = drawn(4, 2, true);
    expect(written).toHaveLength(3);
    expect(written[1]).toContain('50 % (2/4)');
    expect(written.at(-1)).toBe('\r\u001B[K');
    expect(written.join('')).not.toContain('\n');
  });

  it('draws only what changes', () => {
    expect(drawn(100_000, 100_000, true).length).toBeLessThan(110);
  });

  it('is silent where nobody looks, and for one file', () => {
    expect([drawn(4, 4, false), drawn(1, 1, true)]).toEqual([[], []]);
  });
});
