import { describe, expect, it } from '@jest/globals';
import { codeFrame } from './code-frame.ts';

describe('codeFrame', () => {
  it('marks the place under its line, with two lines before and after', () => {
    const text = ['one', 'two', 'three', 'four', 'five', 'six'].join('\n');
    expect(codeFrame(text, 4, 2).split('\n')).toEqual([
      '  2 | two',
      '  3 | three',
      '> 4 | four',
      '    |  ^',
      '  5 | five',
      '  6 | six',
    ]);
  });

  it('stays aligned behind tabs and at the ends of the text', () => {
    expect(codeFrame('\tkey: 1', 1, 2).split('\n')).toEqual(['> 1 | \tkey: 1', '    | \t^']);
  });

  it('cuts a line of many thousand characters to the part in question', () => {
    const [line = '', mark = ''] = codeFrame(`${'x'.repeat(5_000)}here${'y'.repeat(5_000)}`, 1, 5_001).split('\n');
    expect(line.length).toBeLessThan(140);
    expect(line.slice(mark.indexOf('^'))).toMatch(/^h/);
  });

  it('is empty for a line that the text does not have', () => {
    expect(codeFrame('one', 7, 1)).toBe('');
  });
});
