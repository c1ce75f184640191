import { describe, expect, it } from '@jest/globals';
import { lineDiff, unifiedText } from './line-diff.ts';

const TEN = 'abcdefghij'.split('').join('\n');
const linesOf = (letter: string) => Array.from({ length: 9_000 }, (_, line) => `${letter}${line}`).join('\n');
const NAMES = { from: 'v1', to: 'v2' };

describe('a comparison of two texts', () => {
  it('shows the changed lines with three around them, and where they stand on each side', () => {
    const { hunks, added, removed } = lineDiff(TEN, TEN.replace('e', 'E\nEE'));
    expect([added, removed]).toEqual([2, 1]);
    expect(hunks).toHaveLength(1);
    expect(hunks[0]?.lines.map(({ kind, from, to, text }) => [kind, from, to, text].join(' '))).toEqual([
      'same 2 2 b',
      'same 3 3 c',
      'same 4 4 d',
      'removed 5  e',
      'added  5 E',
      'added  6 EE',
      'same 6 7 f',
      'same 7 8 g',
      'same 8 9 h',
    ]);
  });

  it('keeps distant changes apart', () => {
    const far = Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n');
    const changed = far.replace('line 2\n', 'two\n').replace('line 27', 'twenty-seven');
    expect(lineDiff(far, changed).hunks.map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [25, 25],
    ]);
  });

  it('finds nothing in equal texts, nor in a missing end of the last line', () => {
    expect(lineDiff(TEN, `${TEN}\n`)).toEqual({ hunks: [], added: 0, removed: 0 });
    expect(lineDiff('', '').hunks).toEqual([]);
    expect(unifiedText(lineDiff(TEN, TEN), NAMES)).toBe('');
  });

  it('goes from and to nothing', () => {
    expect(lineDiff('', TEN)).toMatchObject({ added: 10, removed: 0 });
    expect(lineDiff(TEN, '')).toMatchObject({ added: 0, removed: 10 });
  });

  it('reads as a unified diff', () => {
    expect(unifiedText(lineDiff('a\nb\nc\n', 'a\nB\nc\n'), NAMES)).toBe(
      '--- v1\n+++ v2\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c',
    );
    expect(unifiedText(lineDiff('', 'a\n'), NAMES)).toBe('--- v1\n+++ v2\n@@ -0,0 +1,1 @@\n+a');
    expect(unifiedText(lineDiff('a\n', ''), NAMES)).toBe('--- v1\n+++ v2\n@@ -1,1 +0,0 @@\n-a');
  });

  it('shows texts that have nothing in common as replaced, without searching for long', () => {
    const started = process.cpuUsage();
    expect(lineDiff(linesOf('a'), linesOf('b'))).toMatchObject({ added: 9_000, removed: 9_000 });
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
  });
});
