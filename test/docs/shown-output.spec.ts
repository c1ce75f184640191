import { describe, expect, it } from '@jest/globals';
import { call, words } from './command.ts';
import { blocksWith } from './markdown.ts';

const shown = blocksWith('text')
  .map(({ place, text }) => {
    const [line = '', ...output] = text.split('\n');
    return { place, line, output: output.join('\n').trim() };
  })
  .filter(({ line, output }) => line.startsWith('belegfluss ') && output !== '');

describe('what a command prints in the documents', () => {
  it('is found by this test', () => {
    expect(shown.length).toBeGreaterThan(1);
  });

  it.each(shown)('is what it prints: $line ($place)', async ({ line, output }) => {
    const { out } = await call(words(line).slice(1));
    expect(out.trim()).toBe(output);
  });
});
